declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  type Details = { uid: string; prompt: { name: string } };
  export class Provider {
    constructor(issuer: string, configuration: object);
    callback: () => RequestListener;
    interactionDetails: (request: IncomingMessage, response: ServerResponse) => Promise<Details>;
    interactionFinished: (request: IncomingMessage, response: ServerResponse, result: object) => Promise<void>;
    Grant: new (about: {
      accountId: string;
      clientId: string;
    }) => { addOIDCScope: (scope: string) => void; save: () => Promise<string> };
    Client: { find: (id: string) => Promise<unknown> };
  }
}
