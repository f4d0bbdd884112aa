import * as module from 'node:module';
import { isEmbedded } from './config.ts';
import { pgliteProgram } from './db/pglite-program.ts';

/* `npm start` runs this under a supervisor; alone it does the same without being replaced. */

// What follows is large: Node 22 keeps it compiled between two starts, and the database's program is compiled meanwhile.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
if (isEmbedded(process.env)) pgliteProgram().catch(() => {});

const { runServer } = await import('./run-server.ts');
await runServer();
