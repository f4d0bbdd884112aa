/** Tells on standard error how far a long command is: on one line for a person, nothing where nobody watches. */
export const progressOn = (what: string, stream = process.stderr) => {
  let told = 0;
  return {
    at: (done: number, of?: number): void => {
      if (!stream.isTTY || (performance.now() - told < 200 && done !== of)) return;
      told = performance.now();
      stream.write(`\r${what} ${done}${of === undefined ? '' : ` / ${of}`} `);
    },
    end: (): void => {
      if (told > 0) stream.write('\n');
    },
  };
};
