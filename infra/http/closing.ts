import type { Server } from 'node:http';

/** Takes no more, lets what is being answered finish, and cuts off at last whoever keeps a connection open. */
export const closing = (server: Pick<Server, 'close' | 'closeAllConnections'>, graceMs = 5_000): Promise<void> =>
  new Promise((closed) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      closed();
    });
  });
