import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Outgoing, Transport } from './transport.ts';

/** Without a mail server: each mail is a file any mail program opens. Written again, it replaces itself. */
export const emlFolder = (dir: string): Transport => {
  const writer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'unix',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const fileOf = ({ id, createdAt }: Pick<Outgoing, 'id' | 'createdAt'>) =>
    join(dir, `${createdAt.toISOString().replace(/[:.]/g, '-')}_${id}.eml`);
  return {
    send: async (mail) => {
      const { message: bytes } = await writer.sendMail(mail.message);
      await mkdir(dir, { recursive: true });
      const name = fileOf(mail);
      // Aside, then renamed: nobody reads half a mail.
      await writeFile(`${name}.part`, bytes as Buffer, { mode: 0o600 });
      await rename(`${name}.part`, name);
    },
    forget: (mail) => rm(fileOf(mail), { force: true }),
    close: async () => {},
  };
};
