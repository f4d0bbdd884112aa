import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { closing } from '../../../infra/http/closing.ts';

const serving = async (answer: (response: ServerResponse) => void) => {
  const server = createServer((_, response) => answer(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
};

it('finishes the answer under way', async () => {
  const { server, port } = await serving((response) => setTimeout(() => response.end('done'), 200));
  const answer = fetch(`http://127.0.0.1:${port}/`);
  await once(server, 'request');
  await closing(server, 5_000);
  expect(await (await answer).text()).toBe('done');
});

it('does not wait for ever for somebody who keeps the connection open', async () => {
  const { server, port } = await serving(() => {});
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(server, 'request');
  const began = performance.now();
  await closing(server, 100);
  expect(performance.now() - began).toBeLessThan(4_000);
  socket.destroy();
});
