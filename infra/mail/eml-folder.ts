import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Transport } from './transport.ts';

/** Without a mail server: each mail is a file any mail program opens. Written again, it replaces itself. */
export const emlFolder = (dir: string): Transport => {
  const writer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'unix',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, createdAt, message }) => {
      const { message: bytes } = await writer.sendMail(message);
      await mkdir(dir, { recursive: true });
      const name = join(dir, `${createdAt.toISOString().replace(/[:.]/g, '-')}_${id}.eml`);
      // Aside, then renamed: nobody reads half a mail.
      await writeFile(`${name}.part`, bytes as Buffer, { mode: 0o600 });
      await rename(`${name}.part`, name);
    },
    close: async () => {},
  };
};
