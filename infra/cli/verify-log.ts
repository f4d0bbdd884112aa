import type { Upcasters } from '../../services/kit/upcast.ts';
import { type Sentence, say } from '../../shared/kernel/words.ts';
import { readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { logReader } from '../event-store/log-reader.ts';
import { logFaults, verifyChain } from '../event-store/verify-chain.ts';
import { verifyView } from '../runner/verify-views.ts';
import { allServices } from '../services.ts';
import { openStorage } from '../storage.ts';
import { progressOn } from './progress.ts';
import { runCommand } from './run-command.ts';

/* npm run verify-log: whether the log is whole and unaltered, and whether every view is what the log makes of it. */

const words = {
  log: {
    fr: 'Le journal est entier : {facts} faits, chaque empreinte tient à la précédente.',
    en: 'The log is whole: {facts} facts, each hash holds on to the one before.',
  },
  views: { fr: '{n} vues sont égales à leur reconstruction.', en: '{n} views equal their rebuild.' },
  different: {
    fr: 'La vue {view} n’est pas ce que le journal en fait : {rows} lignes de {table} diffèrent. Arrêtez les serveurs, effacez sa ligne de checkpoints (delete from checkpoints where follower = ’{view}’) et démarrez : elle sera refaite.',
    en: 'View {view} is not what the log makes of it: {rows} rows of {table} differ. Stop the servers, delete its row of checkpoints (delete from checkpoints where follower = ’{view}’) and start: it will be made anew.',
  },
  due: {
    fr: '{n} vues ne sont pas encore faites par cette version et le seront au prochain démarrage : {names}.',
    en: '{n} views are not made by this version yet and will be at the next start: {names}.',
  },
} satisfies Record<string, Sentence>;

const both = (sentence: Sentence, values: Record<string, string | number>): string =>
  `${say('fr', sentence, values)}\n${say('en', sentence, values)}`;

const complain = (sentence: Sentence, values: Record<string, string | number>): void => {
  console.error(both(sentence, values));
  process.exitCode = 1;
};

const verifyViews = async (database: Database): Promise<void> => {
  const upcasters: Upcasters = Object.assign({}, ...allServices.map((service) => service.upcasters ?? {}));
  let equal = 0;
  const due: string[] = [];
  for (const view of allServices.flatMap((service) => service.views)) {
    const progress = progressOn(view.name);
    const seen = await verifyView(database, logReader(upcasters), view, progress.at);
    progress.end();
    if (seen.is === 'equal') equal += 1;
    else if (seen.is === 'due') due.push(view.name);
    else complain(words.different, { view: view.name, table: seen.table, rows: seen.rows });
  }
  console.log(both(words.views, { n: equal }));
  if (due.length > 0) console.log(both(words.due, { n: due.length, names: due.join(', ') }));
};

await runCommand(async () => {
  const { database } = await openStorage(readConfig(process.env));
  try {
    const progress = progressOn('faits / facts');
    let facts = 0;
    const faults = await verifyChain(database.db, (done, of) => {
      facts = done;
      progress.at(done, of);
    });
    progress.end();
    for (const { code, values } of faults) complain(logFaults[code], values);
    if (faults.length === 0) console.log(both(words.log, { facts }));
    await verifyViews(database);
  } finally {
    await database.close();
  }
});
