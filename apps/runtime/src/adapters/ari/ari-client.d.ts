// ari-client brings no types. Only what is used here, with the inner parts that its guards need.
declare module 'ari-client' {
  import type { EventEmitter } from 'node:events';
  import type { WebSocket } from 'ws';

  interface SwaggerResponse {
    readonly status: number;
    readonly data?: Uint8Array | string;
  }

  type SwaggerOperation = (
    parameters: Record<string, string>,
    success: (response: SwaggerResponse) => void,
    failure: (response: SwaggerResponse) => void,
  ) => void;

  export interface Client extends EventEmitter {
    start(app: string): Promise<void>;
    stop(): void;
    _ws?: WebSocket;
    _wsClosed?: boolean;
    readonly _swagger: {
      readonly apis: Record<string, Record<string, SwaggerOperation | undefined> | undefined> & {
        readonly events: { readonly models: Record<string, { properties: readonly unknown[] }> };
      };
    };
  }

  const ari: { connect(url: string, user: string, password: string): Promise<Client> };
  export default ari;
}
