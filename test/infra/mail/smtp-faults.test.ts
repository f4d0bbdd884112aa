import { afterEach, describe, expect, it } from 'vitest';
import { smtpTransport } from '../../../infra/mail/smtp.ts';
import { DeliveryFault } from '../../../infra/mail/transport.ts';
import { type CrookedSmtp, crookedSmtp, type Script } from '../../faults/kit/crooked-smtp.ts';

describe('a mail server with a fault', () => {
  let server: CrookedSmtp;
  afterEach(() => server.close());

  const send = async (script: Script): Promise<DeliveryFault | undefined> => {
    server = await crookedSmtp((step) => script[step]);
    const { port } = server;
    const transport = smtpTransport(`smtp://user:password@127.0.0.1:${port}`, { connectMs: 300, silenceMs: 700 });
    const message = { from: 'a@example.org', to: 'zoe@example.org', subject: 'x', text: 'x' };
    try {
      await transport.send({ id: 'm1', createdAt: new Date(), message });
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(DeliveryFault);
      return error as DeliveryFault;
    } finally {
      await transport.close();
    }
  };

  it('is none: the mail is taken', async () => {
    expect(await send({})).toBeUndefined();
  });

  const passing: { how: string; script: Script; unsure?: true }[] = [
    { how: 'hangs up at once', script: { greeting: 'cut' }, unsure: true },
    { how: 'never greets', script: { greeting: 'silence' } },
    { how: 'greets with a refusal', script: { greeting: '554 no service today' } },
    { how: 'speaks another language', script: { greeting: 'HTTP/1.1 400 Bad Request' } },
    { how: 'does not know the password', script: { auth: '535 5.7.8 bad credentials' } },
    { how: 'refuses the sender', script: { mail: '550 5.7.1 not allowed to send' } },
    { how: 'is busy', script: { mail: '421 4.3.2 closing' } },
    { how: 'knows the recipient only later', script: { rcpt: '450 4.2.0 greylisted' } },
    { how: 'has no room', script: { text: '452 4.3.1 full' } },
    { how: 'hangs up before the text', script: { data: 'cut' }, unsure: true },
    { how: 'hangs up after the text', script: { text: 'cut' }, unsure: true },
    { how: 'falls silent after the text', script: { text: 'silence' }, unsure: true },
  ];
  it.each(passing)('is tried again when it $how', async ({ script, unsure = false }) => {
    expect(await send(script)).toMatchObject({ lasting: false, perhapsTaken: unsure });
  });

  const lasting: readonly (readonly [string, Script])[] = [
    ['the recipient', { rcpt: '550 5.1.1 zoe is nobody here' }],
    ['the text', { text: '554 5.6.0 zoe would not like it' }],
  ];
  it.each(lasting)(
    'is not tried again when it refuses %s for good, and its sentence is not kept',
    async (_, script) => {
      const fault = await send(script);
      expect(fault?.lasting).toBe(true);
      expect(fault?.message).toMatch(/55\d 5\.\d\.\d$/);
      expect(fault?.message).not.toContain('zoe');
    },
  );

  it('tells what an administrator needs when it is about the settings', async () => {
    expect((await send({ auth: '535 5.7.8 bad credentials for user@example.org' }))?.message).toContain(
      'bad credentials',
    );
  });
});
