import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut and mended: while it is cut, nobody answers there. */
export type Cuttable = Readonly<{ url: string; cut: () => Promise<void>; mend: () => Promise<void> }>;

export const cuttable = async (url: string): Promise<Cuttable> => {
  const target = new URL(url);
  const open = new Set<Socket>();
  const door = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => door.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = door.address() as AddressInfo;
  const way = new URL(url);
  way.host = `127.0.0.1:${port}`;
  return {
    url: way.href,
    cut: () =>
      new Promise((done) => {
        door.close(() => done());
        for (const socket of open) socket.destroy();
      }),
    mend: () => listen(port),
  };
};
