// `import-check-ins`: takes check-ins from a CSV file, and says of each line that does not fit why.
import { statSync } from 'node:fs';
import { takeCheckIns, type CheckIn } from '../house/check-ins.ts';
import { defaultColumns, readCheckIns, type Columns } from '../house/check-ins-csv.ts';
import { countAnew, countedRhythm } from '../house/counting.ts';
import { Misuse, fromHere, textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

const atOnce = 500;

export const importCheckIns: Command = {
  name: 'import-check-ins',
  takes: 'FILE.csv [--space ID] [--columns start=…,end=…,person=…,key=…]',
  does: 'counts check-ins from a CSV file for the rhythm of the house; the same file again changes nothing',
  options: { space: { type: 'string' }, columns: { type: 'string' } },
  async run(given) {
    const [file] = given.args;
    if (file === undefined) throw new Misuse(`Say which file: import-check-ins ${this.takes}`);
    const path = fromHere(file);
    const columns = columnsOf(textOption(given, 'columns'));
    const { size } = statSync(path);
    await atOffice(given, async ({ db, tokens, now, space: chosen }) => {
      const space = chosen();
      const settings = space.file.checkIns;
      if (!settings) throw new Error(`${space.id} counts no check-ins. Give its file a part \`checkIns\` with \`steadyFrom\` and \`livelyFrom\`: how many people at once make the house steady, and lively.`);
      const sum = { lines: 0, taken: 0, known: 0, refused: 0 };
      const refuse = (line: number, why: string): void => {
        sum.refused++;
        console.log(`refused  line ${String(line).padStart(6)}  ${why}`);
      };
      let waiting: { readonly line: number; readonly checkIn: CheckIn }[] = [];
      const take = async (): Promise<void> => {
        const batch = waiting;
        waiting = [];
        const { taken, known, refused } = await db.transaction((tx) => takeCheckIns(tx, tokens, space, settings, batch.map(({ checkIn }) => checkIn), now));
        sum.taken += taken;
        sum.known += known;
        for (const { index, why } of refused) refuse(batch[index]?.line ?? 0, why);
      };
      for await (const read of readCheckIns(path, columns, space.zone)) {
        sum.lines++;
        if ('refused' in read) refuse(read.line, read.refused);
        else if (waiting.push(read) >= atOnce) {
          await take();
          progress(read.bytes, size);
        }
      }
      if (waiting.length) await take();
      progress(size, size);
      await db.transaction((tx) => countAnew(tx, space, now));
      const rhythm = await countedRhythm(db, space);
      console.log(`${sum.lines} lines: ${sum.taken} taken, ${sum.known} there already, ${sum.refused} refused.`);
      console.log(rhythm ? `The rhythm is told from ${rhythm.weeksObserved} weeks, in ${rhythm.bands.length} parts of the week.` : 'That is not enough yet to tell the rhythm: four weeks are needed.');
    });
  },
};

function columnsOf(text: string | undefined): Columns {
  if (text === undefined) return defaultColumns;
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const unknown = pairs.find(([name = '', column]) => !Object.hasOwn(defaultColumns, name) || !column);
  if (unknown) throw new Misuse(`--columns says which column is start, end, person and key: start=Checked in,person=Member. It cannot be read at “${unknown.join('=')}”.`);
  return { ...defaultColumns, ...Object.fromEntries(pairs as [string, string][]) };
}

/** Only for somebody who watches. */
function progress(done: number, all: number): void {
  if (process.stderr.isTTY && all > 0) process.stderr.write(`\r${Math.floor((done / all) * 100)} %${done >= all ? '\n' : ''}`);
}
