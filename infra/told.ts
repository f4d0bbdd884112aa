import { type Sentence, say } from '../shared/kernel/words.ts';

/* What a person reads when the server or a command of its cannot do its work: what to do, rather than a stack. */

/** Their messages already say what to do, in both languages. */
const TOLD = new Set([
  'BackupRefused',
  'ConfigError',
  'DatabaseUnreadable',
  'DirectoryInUse',
  'EmbeddingsRefused',
  'ImportRefused',
  'MigrationRefused',
  'ServerAway',
  'WebNotBuilt',
]);

const sentences: Readonly<Record<string, Sentence>> = {
  EADDRINUSE: {
    fr: 'Le port {port} est déjà pris sur {address}. Arrêtez le programme qui l’occupe, ou choisissez un autre port avec PORT.',
    en: 'Port {port} is already taken on {address}. Stop the program that holds it, or choose another port with PORT.',
  },
  listening: {
    fr: 'Impossible d’écouter sur {address}, port {port} ({code}). Donnez à HOST une adresse de cette machine, et à PORT un port que ce compte peut ouvrir (au-dessus de 1023).',
    en: 'Cannot listen on {address}, port {port} ({code}). Give HOST an address of this machine, and PORT a port this account may open (above 1023).',
  },
  EACCES: {
    fr: 'Ce compte n’a pas le droit d’écrire ou de lire {path}. Donnez-lui ce droit, ou choisissez un autre dossier avec DATA_DIR.',
    en: 'This account may not write or read {path}. Give it that right, or choose another directory with DATA_DIR.',
  },
  ENOTDIR: {
    fr: '{path} ne peut pas être un dossier : une partie de ce chemin est un fichier. Choisissez un autre dossier avec DATA_DIR.',
    en: '{path} cannot be a directory: a part of that path is a file. Choose another directory with DATA_DIR.',
  },
  ENOSPC: {
    fr: 'Le disque est plein : libérez de la place, puis recommencez.',
    en: 'The disk is full: free some space, then start again.',
  },
  ENOENT: { fr: 'Ce fichier n’existe pas : {path}', en: 'No such file: {path}' },
  password: {
    fr: 'PostgreSQL refuse le nom ou le mot de passe donnés par DATABASE_URL. Corrigez-les : un caractère spécial s’y écrit sous la forme %40.',
    en: 'PostgreSQL refuses the name or the password that DATABASE_URL gives. Correct them: a special character is written there as in %40.',
  },
  '3D000': {
    fr: 'La base nommée par DATABASE_URL n’existe pas sur ce serveur. Créez-la (createdb), ou corrigez le nom.',
    en: 'The database that DATABASE_URL names does not exist on that server. Create it (createdb), or correct the name.',
  },
  '42501': {
    fr: 'Le compte donné par DATABASE_URL ne peut pas créer de tables dans cette base. Rendez-le propriétaire de la base, puis recommencez.',
    en: 'The account that DATABASE_URL gives may not make tables in that database. Make it the owner of the database, then start again.',
  },
  redis: {
    fr: 'Redis refuse le mot de passe donné par REDIS_URL, ou en demande un. Corrigez REDIS_URL : redis://:motdepasse@hote:6379.',
    en: 'Redis refuses the password that REDIS_URL gives, or asks for one. Correct REDIS_URL: redis://:password@host:6379.',
  },
  compressed: { fr: 'Ce fichier compressé est abîmé.', en: 'This compressed file is damaged.' },
};

type Failure = Readonly<{
  name?: string;
  message?: string;
  code?: string;
  syscall?: string;
  path?: string;
  address?: string;
  port?: number;
  cause?: unknown;
}>;

/** What to do about an error, in French and in English; nothing for one nobody foresaw, whose stack then helps. */
export const toldOf = (error: unknown): string | undefined => {
  for (let e = error as Failure | undefined; e; e = e.cause as Failure | undefined) {
    if (e.message && TOLD.has(e.name ?? '')) return e.message;
    const sentence = sentences[kindOf(e)];
    if (!sentence) continue;
    const { path = '', address = '', port = 0, code = '' } = e;
    const values = { path, address, port, code };
    return `${say('fr', sentence, values)}\n${say('en', sentence, values)}`;
  }
  return undefined;
};

const SAME: Readonly<Record<string, string>> = {
  '28P01': 'password',
  '28000': 'password',
  EPERM: 'EACCES',
  EROFS: 'EACCES',
  EEXIST: 'ENOTDIR',
};

const kindOf = ({ code = '', syscall, path, message = '' }: Failure): string => {
  if (syscall === 'listen' || (syscall === 'getaddrinfo' && path === undefined))
    return code === 'EADDRINUSE' ? code : 'listening';
  if (/^(NOAUTH|WRONGPASS)/.test(message)) return 'redis';
  if (code.startsWith('Z_')) return 'compressed';
  return SAME[code] ?? code;
};
