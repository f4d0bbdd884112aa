import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type MinutesSummary, readMinutes, summaryOf } from '../../services/meetings/meetings.service.ts';
import { minutesWords } from '../../shared/contracts/minutes.ts';

const USAGE = 'Usage : npm run import-minutes -- FICHIER [--dry-run] [--json]';
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

const run = async (argv: string[]) => {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const [path] = positionals;
  if (positionals.length !== 1 || path === undefined) throw new Complaint(USAGE);
  const parsed = readMinutes(await bytesOf(path));
  if (!parsed.ok) throw new Complaint(`${path} : ${minutesWords[parsed.code].fr}`);
  const summary = summaryOf(parsed);
  if (!values['dry-run']) throw new Complaint('L’enregistrement n’est pas encore possible ici : ajoutez --dry-run.');
  console.log(values.json ? JSON.stringify(summary) : table(summary));
};

run(process.argv.slice(2)).catch((error: unknown) => {
  const wrongOption = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  const said = error instanceof Complaint ? error.message : wrongOption ? USAGE : error;
  console.error(said);
  process.exitCode = 1;
});
