// ari-client brings no types. Only what a bare program written with it uses.
declare module 'ari-client' {
  import type { EventEmitter } from 'node:events';

  export interface Client extends EventEmitter {
    start(app: string): Promise<void>;
    readonly channels: {
      answer(parameters: { channelId: string }): Promise<void>;
      hangup(parameters: { channelId: string }): Promise<void>;
      play(parameters: { channelId: string; media: string; playbackId: string }): Promise<unknown>;
    };
    readonly playbacks: { stop(parameters: { playbackId: string }): Promise<void> };
  }

  const ari: { connect(url: string, user: string, password: string): Promise<Client> };
  export default ari;
}
