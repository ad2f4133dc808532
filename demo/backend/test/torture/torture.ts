// `npm run torture`: many visitors, processes that are killed every ten seconds, a database that is killed in the middle.
// Afterwards nothing may be lost, doubled, over-full or untold; the last line says whether it is so.
//
//   npm run torture -- [--on postgres|embedded] [--seconds 180] [--clients 64] [--seed NUMBER]
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/db/open.ts';
import type { Database } from '../../src/db/database.ts';
import { examine, type Finding } from './findings.ts';
import { chanceOf, newLedger, type Ledger } from './ledger.ts';
import { setStage, type Engine, type Stage } from './stage.ts';
import { GaveUp, Visitor } from './visitor.ts';

export interface TortureOptions {
  readonly engine: Engine;
  readonly seconds: number;
  readonly clients: number;
  readonly seed: number;
  readonly say: (line: string) => void;
  /** For tests of the findings themselves: may do harm to the database, and look again. */
  readonly afterwards?: (db: Database, look: () => Promise<readonly Finding[]>) => Promise<void>;
}

export interface Report {
  readonly findings: readonly Finding[];
  readonly ledger: Ledger;
  readonly crashes: number;
}

const betweenCrashes = 10_000;
const patience = 60_000;
const mostRounds = 20;

/** Undefined where the engine is not installed. */
export async function torture({ engine, seconds, clients, seed, say, afterwards }: TortureOptions): Promise<Report | undefined> {
  const stage = await setStage(engine);
  if (!stage) return undefined;
  try {
    const ledger = newLedger();
    const began = Date.now();
    const end = began + seconds * 1000;
    say(`${engine}: ${stage.processes} process${stage.processes > 1 ? 'es' : ''}, ${clients} visitors, ${seconds} s, seed ${seed}`);
    const progress = setInterval(() => say(`${Math.round((Date.now() - began) / 1000).toString().padStart(5)} s  ${lineOf(ledger)}`), betweenCrashes);
    const visitors = Promise.all(Array.from({ length: clients }, (_, index) => visit(index)));
    const [crashes] = await Promise.all([crash(stage, end, chanceOf(seed), say), visitors]).finally(() => clearInterval(progress));
    await sendMails(stage, say);
    const db = await openDatabase(stage.db);
    const look = (): Promise<readonly Finding[]> => examine(db, ledger, stage.mails());
    const findings = await look();
    await afterwards?.(db, look);
    await db.close();
    return { findings, ledger, crashes };

    async function visit(index: number): Promise<void> {
      const world = { ledger, bases: stage?.bases ?? (() => []), giveUpAt: end + patience };
      const visitor = new Visitor(world, `guest-${index}`, chanceOf(seed * 1000 + index));
      while (Date.now() < end) {
        try {
          await visitor.act();
        } catch (error) {
          if (error instanceof GaveUp) return;
          throw error;
        }
      }
    }
  } finally {
    await stage.clear();
  }
}

/** A process every ten seconds, the database once in the middle. */
async function crash(stage: Stage, end: number, chance: () => number, say: (line: string) => void): Promise<number> {
  let crashes = 0;
  const middle = (Date.now() + end) / 2;
  let next = Date.now() + Math.min(betweenCrashes, (end - Date.now()) / 3);
  let { crashDatabase } = stage;
  const restarts: Promise<void>[] = [];
  while (Date.now() < end) {
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    if (crashDatabase && Date.now() >= middle) {
      say('         the database is killed');
      restarts.push(crashDatabase());
      crashDatabase = undefined;
      crashes++;
    }
    if (Date.now() < next) continue;
    next += betweenCrashes;
    // The one before must stand again, or there would be nothing left to kill.
    await Promise.all(restarts.splice(0));
    const index = Math.floor(chance() * stage.processes);
    say(`         process ${index + 1} is killed`);
    restarts.push(stage.crashProcess(index));
    crashes++;
    if (stage.processes > 1) continue;
    // The only one must have stood for a while before it is killed again.
    await Promise.all(restarts.splice(0));
    next = Date.now() + betweenCrashes;
  }
  await Promise.all(restarts);
  return crashes;
}

/**
 * Lets everything be sent that is owed, and ends the processes. What a dead process was about to send is due again when its
 * lease is over, which takes minutes; here nobody is alive who could have one, so the leases are ended at once.
 */
async function sendMails(stage: Stage, say: (line: string) => void): Promise<void> {
  for (let round = 1; ; round++) {
    await untilQuiet(stage);
    await stage.stop();
    const db = await openDatabase(stage.db);
    const waiting = await db.query(`update outbox set leased_until = null, next_at = now() where state = 'waiting' returning id`);
    await db.close();
    if (!waiting.length || round === mostRounds) break;
    say(`         ${waiting.length} mails are waiting`);
    await stage.start();
  }
  say(`         ${stage.mails().length} mails have arrived`);
}

async function untilQuiet(stage: Stage): Promise<void> {
  for (let arrived = -1; arrived !== stage.mails().length;) {
    arrived = stage.mails().length;
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
  }
}

const lineOf = ({ counts, things }: Ledger): string =>
  `${counts.requests} requests, ${counts.acknowledged} acknowledged, ${counts.refused} refused, ${counts.retries} asked again, ${things.length} booked`;

export function tableOf({ findings, ledger, crashes }: Report): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  return [
    `${lineOf(ledger)}, ${ledger.counts.repeatedKeys} keys repeated, ${crashes} killed`,
    ...findings.map(({ what, looked, wrong }) => `${wrong.length ? 'WRONG' : 'ok   '}  ${what.padEnd(width)}  ${String(looked).padStart(7)} looked at${wrong.length ? `, ${wrong.length} wrong` : ''}`),
    ...findings.flatMap(({ wrong }) => wrong.slice(0, 5).map((one) => `       ${one}`)),
  ].join('\n');
}

if (import.meta.main) {
  // Ended by hand, it takes everything with it that it has started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const { values } = parseArgs({
    options: { on: { type: 'string' }, seconds: { type: 'string', default: '180' }, clients: { type: 'string', default: '64' }, seed: { type: 'string' } },
  });
  const engines = values.on === undefined ? ['postgres', 'embedded'] as const : [values.on as Engine];
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6));
  for (const engine of engines) {
    const report = await torture({ engine, seconds: Number(values.seconds), clients: Number(values.clients), seed, say: console.log });
    if (!report) {
      console.log('This part needs PostgreSQL, which is not installed.');
      process.exitCode = 1;
      continue;
    }
    console.log(`\n${tableOf(report)}\n`);
    if (report.findings.some(({ wrong }) => wrong.length)) process.exitCode = 1;
  }
  console.log(process.exitCode ? 'Something is wrong.' : 'Nothing was lost, doubled or over-full.');
}
