/** One message of a stream of server-sent events; an id may come without data, to be kept. */
export type Message = Readonly<{ id?: string; data?: string }>;

/** Hands over each message of a stream as it arrives; resolves when the stream ends, rejects when it is cut. */
export const readStream = async (
  body: ReadableStream<Uint8Array>,
  heard: (message: Message) => void,
): Promise<void> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) heard(messageOf(block));
  }
};

const messageOf = (block: string): Message =>
  Object.fromEntries(
    block.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
