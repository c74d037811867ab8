import type { Page, WebSocketRoute } from '@playwright/test';

declare global {
  interface Window {
    /** The analyser on what the seat's phone plays. */
    seatEar?: { stream: MediaStream; analyser: AnalyserNode };
  }
}

/** Makes the microphone of pages to come a pure tone: what the other side hears is then known. Call before a page is opened. */
export async function humInsteadOfMicrophone(page: Page, frequencyHz: number): Promise<void> {
  await page.addInitScript((hz) => {
    // An empty page between two others has no microphone.
    if (!window.isSecureContext) return;
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const oscillator = context.createOscillator();
      oscillator.frequency.value = hz;
      const destination = context.createMediaStreamDestination();
      const gain = context.createGain();
      gain.gain.value = 0.5;
      oscillator.connect(gain).connect(destination);
      oscillator.start();
      return destination.stream;
    };
  }, frequencyHz);
}

/** The ways a seat's phone takes to the telephone system, to be cut. Call `cuttable` before a page is opened. */
export class SeatWires {
  private readonly lines: WebSocketRoute[] = [];

  static async cuttable(page: Page): Promise<SeatWires> {
    const wires = new SeatWires();
    await page.routeWebSocket(/\/sip\?/, (line) => {
      wires.lines.push(line.connectToServer(), line);
    });
    return wires;
  }

  /** The signalling is gone from one moment to the next; what was open before stays shut. */
  async cutSignalling(): Promise<void> {
    await Promise.all(this.lines.splice(0).map((line) => line.close({ code: 4_000 })));
  }
}

/** The loudest frequency in what the seat's phone plays now, in steps of about 12 Hz; null while it is silent. */
export async function heardAtSeat(page: Page): Promise<number | null> {
  return await page.evaluate(() => {
    const audio = [...document.querySelectorAll('audio')].find((one) => one.srcObject instanceof MediaStream);
    const stream = audio?.srcObject;
    if (!(stream instanceof MediaStream)) return null;
    if (window.seatEar?.stream !== stream) {
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      analyser.fftSize = 4_096;
      context.createMediaStreamSource(stream).connect(analyser);
      window.seatEar = { stream, analyser };
    }
    const { analyser } = window.seatEar;
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    const peak = levels.reduce(
      (best, level, bin) => (level > (levels[best] ?? Number.NEGATIVE_INFINITY) ? bin : best),
      0,
    );
    const audibleDb = -50;
    if ((levels[peak] ?? Number.NEGATIVE_INFINITY) < audibleDb) return null;
    return (peak * analyser.context.sampleRate) / analyser.fftSize;
  });
}
