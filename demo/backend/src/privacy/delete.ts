// Deleting what is known of one person. What is still to come is cancelled first, as if they had done it themselves, so that
// places get free, those who wait come in, and the hosts hear of it; then everything that says who it was goes. What is left is
// a row that somebody came, for the statistics, and the trail of what was done with it.
import { record } from '../audit.ts';
import { cancelReservation } from '../availability/changes.ts';
import type { Database, Queryable } from '../db/database.ts';
import { cancelRsvp } from '../events/changes.ts';
import { hideMember } from '../people/membership.ts';
import { withdrawIntroduction } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import { cancelVisit } from '../tours/changes.ts';
import type { Instant } from '../time/days.ts';
import { mailKey } from './mail.ts';
import { kinds, placesInFile, thingsOf, traceOf, type Kind, type Thing } from './person.ts';
import { anonymous } from './retention.ts';

export interface Deleted {
  /** How many of each kind nobody can be found by any more. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** How many of these were still to come and have been cancelled. */
  readonly cancelled: number;
  /** Where the address stands in the space's file, which only the operator changes. */
  readonly inFile: readonly string[];
}

/** Somebody may book while they are deleted; then it is looked again, so often. */
const rounds = 5;

/** Each thing in a transaction of its own: broken off in the middle, it is simply called again. */
export async function deletePerson(db: Database, space: Space, mail: string, now: Instant, step: (done: number, of: number) => void = () => {}): Promise<Deleted> {
  const counts: Record<Kind, number> = { visits: 0, rsvps: 0, reservations: 0, introductions: 0, members: 0 };
  let cancelled = 0;
  for (let round = 0; round < rounds; round++) {
    const things = [...await thingsOf(db, space, mail), ...await filedMembers(db, space, mail)];
    if (!things.length) break;
    for (const [index, thing] of things.entries()) {
      const wasComing = await db.transaction(async (tx) => {
        const coming = await cancel(tx, space, thing, now);
        await forget(tx, space, thing, now);
        await record(tx, { space: space.id, at: now, kind: `${traceOf[thing.kind]}.personDeleted`, ref: thing.id, ...(thing.kind === 'members' && { state: { state: 'withdrawn' } }) });
        return coming;
      });
      if (wasComing) cancelled++;
      counts[thing.kind]++;
      step(index + 1, things.length);
    }
  }
  return { counts, cancelled, inFile: placesInFile(space, mail) };
}

/** Members whom only the file knows. A row in the database hides them until the operator takes them out of it. */
async function filedMembers(db: Queryable, space: Space, mail: string): Promise<readonly Thing[]> {
  const things: Thing[] = [];
  for (const { id, email } of space.file.people?.members ?? []) {
    if (email === undefined || mailKey(email) !== mailKey(mail)) continue;
    const rows = await db.query('select 1 from member where space_id = $1 and id = $2', [space.id, id]);
    if (!rows.length) things.push({ kind: 'members', id, row: {} });
  }
  return things;
}

/** Takes back what is still to come; says whether there was something. */
async function cancel(tx: Queryable, space: Space, { kind, id, row }: Thing, now: Instant): Promise<boolean> {
  const change = { id, now, by: 'visitor' } as const;
  const coming = async (sql: string): Promise<boolean> => (await tx.query(sql, [space.id, id, new Date(now)])).length > 0;
  switch (kind) {
    case 'visits':
      if (!await coming(`select 1 from tour_booking where space_id = $1 and id = $2 and status <> 'cancelled' and starts_at > $3`)) return false;
      await cancelVisit(tx, space, change);
      return true;
    case 'rsvps':
      if (!await coming(`select 1 from rsvp r join event e on e.space_id = r.space_id and e.id = r.event_id
        where r.space_id = $1 and r.id = $2 and r.status <> 'cancelled' and e.starts_at > $3`)) return false;
      await cancelRsvp(tx, space, change);
      return true;
    case 'reservations':
      if (!await coming(`select 1 from reservation where space_id = $1 and id = $2 and status <> 'cancelled' and ends_at > $3`)) return false;
      await cancelReservation(tx, space, change);
      return true;
    case 'introductions':
      if (row['state'] !== 'asked' && row['state'] !== 'accepted') return false;
      await withdrawIntroduction(tx, space, change);
      return true;
    case 'members':
      return false;
  }
}

/** Empties the row, and what else knows of it: messages to this person, what mail servers said of them, answers kept for repetitions. */
async function forget(tx: Queryable, space: Space, { kind, id }: Thing, now: Instant): Promise<void> {
  await empty(tx, space, kind, id, now);
  await tx.query(`update outbox set state = 'dropped' where space_id = $1 and ref = $2 and state in ('waiting', 'stuck') and audience = $3`,
    [space.id, id, kind === 'members' ? 'member' : 'visitor']);
  await tx.query(`update outbox set last_error = null where space_id = $1 and ref = $2 and last_error is not null`, [space.id, id]);
  await tx.query(`delete from idempotency where space_id = $1 and body ->> 'id' = $2`, [space.id, id]);
}

async function empty(tx: Queryable, space: Space, kind: Kind, id: string, now: Instant): Promise<void> {
  const where = 'where space_id = $1 and id = $2';
  switch (kind) {
    case 'visits': await tx.query(`update tour_booking set ${anonymous(kind)} ${where}`, [space.id, id]); return;
    case 'rsvps': await tx.query(`update rsvp set ${anonymous(kind)} ${where}`, [space.id, id]); return;
    case 'reservations': await tx.query(`update reservation set ${anonymous(kind)} ${where}`, [space.id, id]); return;
    case 'introductions':
      await tx.query(`update introduction set name = null, email = null, phone = null, why = null, word = null, craft = null, details = '{}' ${where}`, [space.id, id]);
      return;
    case 'members':
      // Leaves an empty row, which takes the place of the file's member of this id, who is not shown any more.
      await hideMember(tx, space, id, now);
      await tx.query('update introduction set word = null where space_id = $1 and (member_id = $2 or passed_to = $2)', [space.id, id]);
  }
}

export const deletedCount = ({ counts }: Deleted): number => kinds.reduce((sum, kind) => sum + counts[kind], 0);
