// `import-ics`: says of every entry what was taken, and of what was refused, why.
import { migrate } from '../db/migrate.ts';
import { reachDatabase } from '../db/reach.ts';
import { loadSpaces } from '../spaces/check.ts';
import { seedSpace } from '../spaces/seed.ts';
import type { BackendOptions } from '../server.ts';
import { exampleSpaces } from '../spaces/examples.ts';
import { addDays, dayOf, toIso, type Day } from '../time/days.ts';
import { importOccurrences } from './import.ts';
import { readLimited } from './limited.ts';
import type { Report } from './report.ts';
import { loadCalendar } from './source.ts';

export interface ImportOptions extends BackendOptions {
  readonly source: string;
  readonly space: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Rules without an end are followed this far. */
const daysAhead = 400;

export async function importCommand(options: ImportOptions): Promise<void> {
  const now = (options.now ?? Date.now)();
  const files = loadSpaces(options.spaces ?? exampleSpaces);
  const file = files.find(({ space }) => space.id === options.space);
  if (!file) throw new Error(`There is no space ${options.space}. There are: ${files.map(({ space }) => space.id).join(', ')}.`);
  for (const day of [options.from, options.to]) {
    if (day !== undefined && !isDay(day)) throw new Error(`${day} is not a day. Write it as 2026-10-20.`);
  }
  const zone = file.space.timeZone;
  const window = { from: options.from, to: options.to ?? addDays(dayOf(now, zone), daysAhead) };
  const read = await readLimited(await loadCalendar(options.source), { zone, ...window });

  const { db, through } = await reachDatabase(options.db ?? 'memory');
  try {
    if (!through) await migrate(db);
    const { added, changed, removed } = await importOccurrences(db, await seedSpace(db, file, now), read, window, now);
    for (const report of read.reports) console.log(lineOf(report));
    const first = read.occurrences[0];
    const last = read.occurrences.at(-1);
    const refused = read.reports.filter((report) => report.refused !== undefined).length;
    console.log(`\n${read.reports.length} entries: ${read.reports.length - refused} taken, ${refused} refused.`
      + (first && last ? ` ${read.occurrences.length} occurrences from ${toIso(first.start)} to ${toIso(last.start)}: ${added} new, ${changed} changed, ${removed} removed.` : ''));
  } finally {
    await db.close();
  }
}

function lineOf({ line, what, taken, refused, notes }: Report): string {
  const end = refused !== undefined ? `refused: ${refused}` : `${taken} ${taken === 1 ? 'occurrence' : 'occurrences'}`;
  return `${refused === undefined ? 'taken  ' : 'refused'}  line ${String(line).padStart(5)}  ${what}  (${[end, ...notes].join('; ')})`;
}

const isDay = (day: Day): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
