import { createServer, type Socket } from 'node:net';

/** What a mail server says at each step; `cut` hangs up, `silence` says nothing more. */
export type Step = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'text';
export type Script = Partial<Record<Step, string | 'cut' | 'silence'>>;

/** Chooses what is said at a step. `to`: the recipient named last; nobody yet while connecting. */
export type Play = (step: Step, to: string) => string | undefined;

/** A mail server that misbehaves as told, on a free loopback port, and keeps what it heard to the final dot. */
export type CrookedSmtp = Readonly<{
  port: number;
  /** Mails heard to the end and not refused, whether or not the sender was told so. */
  mails: Readonly<{ to: string; messageId: string | undefined }>[];
  /** How often each recipient was named. */
  named: ReadonlyMap<string, number>;
  close: () => Promise<void>;
}>;

const usual: Record<Step, string> = {
  greeting: '220 ready',
  ehlo: '250-here\r\n250 AUTH PLAIN',
  starttls: '220 go on',
  auth: '235 welcome',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  text: '250 taken',
};
const steps: Readonly<Record<string, Step>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  STAR: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
};

export const crookedSmtp = async (play: Play, replyAfterMs = 0): Promise<CrookedSmtp> => {
  const mails: { to: string; messageId: string | undefined }[] = [];
  const named = new Map<string, number>();
  const sockets = new Set<Socket>();

  const converse = (socket: Socket): void => {
    let [to, text, inText] = ['', '', false];
    const answer = (words: string): void => {
      if (words === 'cut') socket.destroy();
      else if (words !== 'silence') setTimeout(() => socket.writable && socket.write(`${words}\r\n`), replyAfterMs);
    };
    const say = (step: Step): void => {
      const words = play(step, to) ?? usual[step];
      inText = step === 'data' && words.startsWith('354');
      if (step === 'text' && !/^[45]/.test(words)) mails.push({ to, messageId: messageIdIn(text) });
      answer(words);
    };
    const hearText = (chunk: string): void => {
      text += chunk;
      if (text.endsWith('\r\n.\r\n')) say('text');
    };
    const hearCommand = (line: string): void => {
      const step = steps[line.slice(0, 4).toUpperCase()];
      if (step === 'rcpt') {
        [to, text] = [/<(.*?)>/.exec(line)?.[1] ?? '', ''];
        named.set(to, (named.get(to) ?? 0) + 1);
      }
      if (step) say(step);
      else if (/^(QUIT|RSET|NOOP)/i.test(line)) answer('250 ok');
    };
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => (inText ? hearText : hearCommand)(chunk.toString()));
    say('greeting');
  };
  const server = createServer(converse);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as { port: number }).port,
    mails,
    named,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
};

const messageIdIn = (text: string): string | undefined => /^Message-ID: (.*)$/im.exec(text)?.[1];
