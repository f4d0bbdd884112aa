import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut, frozen and mended: while it is cut nobody answers there, while frozen nothing is said. */
export type Cuttable = Readonly<{
  url: string;
  /** Cuts every connection there is; new ones are taken as before. Answers how many. */
  snip: () => number;
  /** Cuts every connection and refuses new ones. */
  cut: () => Promise<void>;
  /** Swallows all that is said both ways, as a machine that froze: connections stay, new ones are taken and hear nothing. */
  freeze: () => void;
  /** Undoes `cut` and `freeze`. What was said while frozen arrives now. */
  mend: () => Promise<void>;
}>;

export const cuttable = async (url: string): Promise<Cuttable> => {
  const target = new URL(url);
  const open = new Set<Socket>();
  let isFrozen = false;
  const join = (near: Socket) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        // A machine that froze does not say goodbye either.
        if (isFrozen) later.add(other);
        else other.destroy();
      });
      socket.on('data', (chunk) => other.write(chunk));
      if (isFrozen) socket.pause();
    }
  };
  const later = new Set<Socket>();
  const door = createServer(join);
  const listen = (port: number) => new Promise<void>((done) => door.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = door.address() as AddressInfo;
  const way = new URL(url);
  way.host = `127.0.0.1:${port}`;
  const snip = () => {
    const { size } = open;
    for (const socket of open) socket.destroy();
    return size / 2;
  };
  return {
    url: way.href,
    snip,
    cut: () =>
      new Promise((done) => {
        door.close(() => done());
        snip();
      }),
    freeze: () => {
      isFrozen = true;
      for (const socket of open) socket.pause();
    },
    mend: async () => {
      isFrozen = false;
      for (const socket of later) socket.destroy();
      later.clear();
      for (const socket of open) socket.resume();
      if (!door.listening) await listen(port);
    },
  };
};
