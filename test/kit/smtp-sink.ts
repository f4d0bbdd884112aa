import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server answers one mail with: nothing takes it, a number refuses it with that code. */
export type Verdict = number | undefined;

/** A real SMTP server on a free loopback port that keeps what it takes. */
export type SmtpSink = Readonly<{
  url: string;
  mails: ParsedMail[];
  sources: string[];
  /** How many times somebody tried to hand a mail over. */
  tries: () => number;
  /** Answers recipients, then texts; replaced by tests that want faults. */
  rules: { recipient: (address: string) => Verdict; text: (source: string) => Verdict | Promise<Verdict> };
  close: () => Promise<void>;
}>;

export const smtpSink = async (): Promise<SmtpSink> => {
  const mails: ParsedMail[] = [];
  const sources: string[] = [];
  const rules: SmtpSink['rules'] = { recipient: () => undefined, text: () => undefined };
  let tries = 0;
  const refuse = (code: Verdict, address: string) =>
    code === undefined ? undefined : Object.assign(new Error(`<${address}> cannot be served`), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      tries += 1;
      done(refuse(rules.recipient(address), address));
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const source = Buffer.concat(chunks).toString();
        const fault = refuse(await rules.text(source), envelope.rcptTo[0]?.address ?? '');
        if (!fault) {
          sources.push(source);
          mails.push(await simpleParser(source));
        }
        done(fault);
      });
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    sources,
    tries: () => tries,
    rules,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
