// Shows how far long work is: one line that changes on a screen, a line every few seconds in a log.
const logEveryMs = 5_000;

/** `12 000 of 34 000 rows`; to standard error, so that the output stays clean. */
export function showProgress(what: string): (done: number, all: number) => void {
  const { stderr } = process;
  let said = stderr.isTTY ? 0 : Date.now();
  return (done, all) => {
    const text = `${counted(done)} of ${counted(all)} ${what}`;
    if (stderr.isTTY) stderr.write(`\r${text}${done >= all ? '\n' : ''}`);
    else if (Date.now() - said >= logEveryMs) {
      said = Date.now();
      stderr.write(`${text}\n`);
    }
  };
}

const counted = (number: number): string => number.toLocaleString('en').replaceAll(',', ' ');
