let context: AudioContext | null = null;

const tones = [
  { atS: 0, hertz: 660 },
  { atS: 0.18, hertz: 880 },
];
const toneS = 0.15;
const loudness = 0.12;

/** Two short tones. Silent until the person has pressed something on the page: browsers ask for that. */
export function ring(): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const { atS, hertz } of tones) {
    const tone = new OscillatorNode(context, { frequency: hertz });
    const volume = new GainNode(context, { gain: 0 });
    const start = currentTime + atS;
    volume.gain.setTargetAtTime(loudness, start, 0.01);
    volume.gain.setTargetAtTime(0, start + toneS - 0.04, 0.015);
    tone.connect(volume).connect(destination);
    tone.start(start);
    tone.stop(start + toneS + 0.1);
  }
}
