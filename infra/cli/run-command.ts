import { toldOf } from '../told.ts';

/** Runs a command of the command line: an error ends it with exit code 1 and a sentence, or with a stack when nobody foresaw it. */
export const runCommand = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    console.error(toldOf(error) ?? error);
    process.exitCode = 1;
  }
};
