import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type MinutesSummary, readMinutes, summaryOf } from '../../services/meetings/meetings.service.ts';
import { MinutesRecord } from '../../shared/contracts/meeting.ts';
import { meetingWords } from '../../shared/contracts/meeting-words.ts';
import { minutesWords } from '../../shared/contracts/minutes.ts';
import { check } from '../../shared/kernel/check.ts';
import { Refusal } from '../../shared/kernel/decider.ts';
import { readConfig } from '../config.ts';
import { toldOf } from '../told.ts';

const USAGE = 'Usage : npm run import-minutes -- FICHIER [--dry-run] [--json]';
const USE_THE_PAGE =
  'Quand le serveur tourne, importez plutôt par sa page /coordination/import, où l’on corrige avant d’enregistrer.';
/** One byte more than minutes may hold is enough to know they are too large. */
const READ_AT_MOST = 1_000_001;

/** A sentence for the person at the terminal; everything else is a bug and keeps its stack. */
class Complaint extends Error {}

const whyUnreadable: Record<string, string> = {
  ENOENT: 'Ce fichier n’existe pas. Vérifiez le chemin.',
  EISDIR: 'C’est un dossier. Indiquez le fichier du compte rendu.',
  EACCES: 'Ce fichier ne peut pas être lu. Vérifiez vos droits.',
};

const bytesOf = async (path: string): Promise<Uint8Array> => {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(READ_AT_MOST);
      let length = 0;
      for (;;) {
        const { bytesRead } = await file.read(buffer, length, READ_AT_MOST - length, length);
        length += bytesRead;
        if (bytesRead === 0 || length === READ_AT_MOST) return buffer.subarray(0, length);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Complaint(`${path} : ${whyUnreadable[code] ?? 'Ce fichier ne peut pas être lu.'}`);
  }
};

const COLUMNS = [
  ['Séance', 'number'],
  ['Intervenants', 'speakers'],
  ['Pistes', 'leads'],
  ['Titres', 'headings'],
  ['Terrains', 'terrains'],
  ['Ressources', 'resources'],
  ['Liens', 'urls'],
] as const;

const table = ({ edition, meetings, notUnderstood }: MinutesSummary): string => {
  const head = `${COLUMNS.map(([title]) => title.padStart(title.length + 1)).join(' ')}  Titre`;
  const rows = meetings.map((meeting) => {
    const figures = COLUMNS.map(([title, key]) => String(meeting[key]).padStart(title.length + 1));
    return `${figures.join(' ')}  ${meeting.title}${meeting.edition ? ` (${meeting.edition})` : ''}`;
  });
  const strangers = notUnderstood.map(({ line, text }) => `  ligne ${line} : ${text}`);
  const left =
    strangers.length === 0 ? 'Toutes les lignes ont été comprises.' : `Lignes non comprises (${strangers.length}) :`;
  return [`Édition : ${edition || 'sans date ni titre'}`, '', head, ...rows, '', left, ...strangers].join('\n');
};

/** Commands refuse with codes; people read sentences. */
const complaintFrom = (error: unknown): unknown => {
  const { name, message } = error as Error;
  if (name === 'DirectoryInUse') return new Complaint(`${message.split('\n')[0]}\n${USE_THE_PAGE}`);
  const known = error instanceof Refusal ? meetingWords[error.code as keyof typeof meetingWords] : undefined;
  if (known) return new Complaint(known.fr);
  const told = toldOf(error);
  return told ? new Complaint(told) : error;
};

const record = async (path: string, { editions, sha256 }: Pick<MinutesRecord, 'editions' | 'sha256'>) => {
  const checked = check(MinutesRecord, { name: basename(path), sha256, editions });
  if (!checked.ok) {
    const [[field, code] = ['', '']] = Object.entries(checked.errors);
    const known = meetingWords[code as keyof typeof meetingWords];
    throw new Complaint(`${path}, ${field} : ${known?.fr ?? code}\n${USE_THE_PAGE}`);
  }
  try {
    const { recordOffline } = await import('./record-offline.ts');
    return await recordOffline(checked.value, readConfig(process.env));
  } catch (error) {
    throw complaintFrom(error);
  }
};

const run = async (argv: string[]) => {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const [path] = positionals;
  if (positionals.length !== 1 || path === undefined) throw new Complaint(USAGE);
  const parsed = await readMinutes(await bytesOf(path));
  if (!parsed.ok) throw new Complaint(`${path} : ${minutesWords[parsed.code].fr}`);
  const summary = summaryOf(parsed);
  const recorded = values['dry-run'] ? undefined : (await record(path, parsed)).meetings;
  if (values.json) console.log(JSON.stringify(recorded ? { ...summary, recorded } : summary));
  else {
    const ending = recorded ? `\nEnregistré : ${recorded.map(({ id }) => `/seances/${id}`).join(', ')}` : '';
    console.log(table(summary) + ending);
  }
};

run(process.argv.slice(2)).catch((error: unknown) => {
  const wrongOption = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  const said = error instanceof Complaint ? error.message : wrongOption ? USAGE : error;
  console.error(said);
  process.exitCode = 1;
});
