// Reminds those who come, some hours before. Each reminder is owed once for a time: who moves a visit is reminded anew.
import type { Database, Queryable } from '../db/database.ts';
import { post } from '../outbox.ts';
import type { Space } from '../spaces/space.ts';
import { hour, type Instant } from '../time/days.ts';

const usual: readonly number[] = [24];

interface Coming {
  readonly id: string;
  readonly starts_at: Date;
}

/** What is confirmed, comes within `hours`, and has had no mail since it was time to remind: then a reminder would say nothing new. */
const coming = (table: string): string => `
  select b.id, b.starts_at from (${table}) b
  where b.starts_at > $2 and b.starts_at <= $3
    and not exists (select 1 from reminder r where r.space_id = $1 and r.ref = b.id and r.starts_at = b.starts_at and r.hours <= $4)
    and not exists (select 1 from outbox o where o.space_id = $1 and o.ref = b.id and o.audience = 'visitor' and o.created_at > b.starts_at - $4 * interval '1 hour')
  order by b.starts_at, b.id`;

const visits = `select id, starts_at from tour_booking where space_id = $1 and status = 'confirmed' and created_at <= starts_at - $4 * interval '1 hour'`;
const guests = `select r.id, e.starts_at from rsvp r join event e on e.space_id = r.space_id and e.id = r.event_id
  where r.space_id = $1 and r.status = 'confirmed' and e.status = 'scheduled' and r.created_at <= e.starts_at - $4 * interval '1 hour'`;

export async function remind(db: Database, spaces: Iterable<Space>, now: Instant, signal: AbortSignal): Promise<void> {
  for (const space of spaces) {
    const { visits: beforeVisits = usual, events: beforeEvents = usual } = space.file.mail?.reminders ?? {};
    await remindOf(db, space, 'tour.reminder', visits, beforeVisits, now, signal);
    await remindOf(db, space, 'rsvp.reminder', guests, beforeEvents, now, signal);
  }
}

/** The nearest first: who is reminded two hours before is not told as well that it is tomorrow. */
async function remindOf(db: Database, space: Space, kind: 'tour.reminder' | 'rsvp.reminder', table: string, hoursBefore: readonly number[], now: Instant, signal: AbortSignal): Promise<void> {
  for (const hours of [...hoursBefore].sort((a, b) => a - b)) {
    const due = await db.query<Coming>(coming(table), [space.id, new Date(now), new Date(now + hours * hour), hours]);
    for (const { id, starts_at } of due) {
      if (signal.aborted) return;
      await db.transaction((tx) => remindOnce(tx, space, kind, id, starts_at, hours, now));
    }
  }
}

async function remindOnce(tx: Queryable, space: Space, kind: 'tour.reminder' | 'rsvp.reminder', id: string, starts: Date, hours: number, now: Instant): Promise<void> {
  const first = await tx.query('insert into reminder (space_id, ref, starts_at, hours) values ($1, $2, $3, $4) on conflict do nothing returning ref', [space.id, id, starts, hours]);
  if (first.length) await post(tx, space.id, kind, id, now);
}
