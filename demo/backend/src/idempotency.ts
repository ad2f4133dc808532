// The same request under the same key gets the same answer for 24 hours. The answer is written in the transaction of what
// it answers for, so both are there or neither. A refusal leaves nothing behind, its key included: asking again is allowed.
//
// A repetition that comes while the first call is still running waits for its answer: in one process in memory, so that
// repetitions do not take connections from others; across processes on the row of the key. When the first call is refused,
// or its process dies, the next one does the work.
import { createHash } from 'node:crypto';
import type { Answer, Call } from './call.ts';
import { sqlState, type Database, type Queryable } from './db/database.ts';
import { Problem } from './problem.ts';
import { hour, type Instant } from './time/days.ts';

const kept = 24 * hour;
/** How long a repetition waits for the first call before it is told to come back. Shorter than any statement may take. */
export const patienceMs = 12_000;
const lockNotAvailable = '55P03';

type Work = (tx: Queryable) => Promise<Answer>;

/** Runs `work` in a transaction, once for each key. */
export async function once(call: Call, work: Work): Promise<Answer> {
  const { db, key, space, route } = call;
  if (key === undefined) return db.transaction(work);
  return inLine(linesOf(db), `${space.id} ${route} ${key}`, () => db.transaction((tx) => answerOnce(tx, call, key, work)));
}

type Lines = Map<string, Promise<unknown>>;
const everyLine = new WeakMap<Database, Lines>();

function linesOf(db: Database): Lines {
  const lines = everyLine.get(db) ?? new Map<string, Promise<unknown>>();
  everyLine.set(db, lines);
  return lines;
}

/** One after the other. */
async function inLine<T>(lines: Lines, name: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let running = lines.get(name); running; running = lines.get(name)) {
    if (!await settled(running, until - Date.now())) throw stillRunning();
  }
  const mine = work();
  lines.set(name, mine);
  try {
    return await mine;
  } finally {
    lines.delete(name);
  }
}

/** Whether it came to an end, good or bad, in so many milliseconds. */
function settled(work: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => resolve(false), ms);
    const done = (): void => { clearTimeout(impatient); resolve(true); };
    work.then(done, done);
  });
}

const stillRunning = (cause?: unknown): Problem => new Problem('idempotency_in_progress', { retryAfterSeconds: 1, cause });

async function answerOnce(tx: Queryable, call: Call, key: string, work: Work): Promise<Answer> {
  const where = [call.space.id, call.route, key];
  const hash = createHash('sha256').update(JSON.stringify(sorted(call.body))).digest('base64url');

  await tx.query(`select set_config('lock_timeout', $1, true)`, [`${patienceMs}ms`]);
  const claimed = await tx.query(
    `insert into idempotency (space_id, route, key, request_hash, created_at) values ($1, $2, $3, $4, $5)
     on conflict (space_id, route, key) do update set request_hash = excluded.request_hash, status = null, body = null, created_at = excluded.created_at
       where idempotency.created_at < $6
     returning key`,
    [...where, hash, new Date(call.now), new Date(call.now - kept)],
  ).catch((error: unknown) => {
    throw sqlState(error) === lockNotAvailable ? stillRunning(error) : error;
  });
  await tx.query(`select set_config('lock_timeout', '0', true)`);

  if (!claimed.length) {
    const [first] = await tx.query<{ request_hash: string; status: 200 | 201 | null; body: object | null }>(
      'select request_hash, status, body from idempotency where space_id = $1 and route = $2 and key = $3', where);
    if (first?.request_hash !== hash) throw new Problem('idempotency_key_reused');
    if (!first.status || !first.body) throw stillRunning();
    return { status: first.status, body: first.body, keep: 'private' };
  }
  const answer = await work(tx);
  await tx.query('update idempotency set status = $4, body = $5 where space_id = $1 and route = $2 and key = $3',
    [...where, answer.status, JSON.stringify(answer.body)]);
  return answer;
}

/** Whether there is an answer to repeat. */
export const isAnswered = async (db: Queryable, space: string, route: string, key: string): Promise<boolean> =>
  (await db.query('select 1 from idempotency where space_id = $1 and route = $2 and key = $3', [space, route, key])).length > 0;

/** Answers that nobody can ask for any more. */
export async function forgetAnswers(db: Database, now: Instant): Promise<void> {
  await db.query('delete from idempotency where created_at < $1', [new Date(now - kept)]);
}

/** The same object whatever the order of its fields. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, sorted(entry)]));
}
