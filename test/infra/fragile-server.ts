import { writeSync } from 'node:fs';
import { createServer } from 'node:http';

/* A server that dies, freezes or stops as its caller's requests tell it to. */
if (process.argv[2] === 'refuse') {
  writeSync(2, 'this directory is in use\n');
  process.exit(3);
}
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(9);
  response.end(String(process.pid));
  if (request.url === '/freeze') setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});
server.on('error', () => process.exit(1));
server.listen(Number(process.argv[3] ?? 0), '127.0.0.1', () => {
  process.send?.({ listening: (server.address() as { port: number }).port });
});
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => {
  if (process.argv[2] === 'stubborn') return;
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
