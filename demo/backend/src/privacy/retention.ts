// How long what is known of people is kept. First the person goes: name, mail address, telephone number, words and answers.
// What is left (a visit on that day, of so many people) says how full the house was, until that goes too.
import { record } from '../audit.ts';
import type { Database } from '../db/database.ts';
import { forgetIntroductions } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import { hour, toIso, type Instant } from '../time/days.ts';

/** Days, as a space file may set them under `retention`. */
export interface Retention {
  /** The visitor of a visit, after it ended or was cancelled; and so on. */
  readonly visits: number;
  readonly rsvps: number;
  readonly reservations: number;
  /** Both sides of an introduction, after it was answered, withdrawn or expired, or after the visit that it came with. */
  readonly introductions: number;
  /** What is left without the person. */
  readonly statistics: number;
  /** Mails that were sent or given up: what about and when, never to whom. */
  readonly mails: number;
  /** The audit trail. */
  readonly audit: number;
}

export const defaultRetention: Retention = { visits: 90, rsvps: 90, reservations: 90, introductions: 30, statistics: 1095, mails: 30, audit: 730 };

export const retentionOf = ({ file }: Space): Retention => ({ ...defaultRetention, ...file.retention });

/** What one round did in one space: how many of each kind. */
export type Forgotten = Readonly<Record<string, number>>;

const day = 24 * hour;
/** Rows of one statement, so that nobody waits long for a lock. */
const batch = 500;
/** What takes a host's time or a place; availability can be asked for 62 days back. */
const takenDays = 100;

/** Who visited, guested or reserved, as `t`, with the end of it as an expression; all else is the same. */
const people = {
  visits: { table: 'tour_booking', from: 'tour_booking t', end: 't.ends_at', also: '' },
  rsvps: { table: 'rsvp', from: 'rsvp t join event e on e.space_id = t.space_id and e.id = t.event_id', end: 'e.ends_at', also: `, craft = null, appearance = 'hidden', alone = false` },
  reservations: { table: 'reservation', from: 'reservation t', end: 't.ends_at', also: '' },
} as const;

type PersonKind = keyof typeof people;
export const personKinds = Object.keys(people) as readonly PersonKind[];

/** The columns that say who it was, emptied. */
export const anonymous = (kind: PersonKind): string => `name = '', email = null, phone = null, details = '{}', change_reason = null${people[kind].also}`;

/** Forgets in one space whatever is old enough; in small steps, until there is nothing left or the signal comes. */
export async function forgetOld(db: Database, space: Space, now: Instant, signal?: AbortSignal): Promise<Forgotten> {
  const keep = retentionOf(space);
  const before = (days: number): Date => new Date(now - days * day);
  const forgotten: Record<string, number> = {};
  const step = async (what: string, sql: string, limit: Date): Promise<void> => {
    for (let found = batch; found === batch && !signal?.aborted;) {
      found = (await db.query(sql, [space.id, limit])).length;
      forgotten[what] = (forgotten[what] ?? 0) + found;
    }
  };

  for (const kind of personKinds) {
    const { table, from, end } = people[kind];
    // A cancelled one is over when nothing more happened to it. Whoever is still owed a mail is still needed.
    await step(kind,
      `update ${table} set ${anonymous(kind)} where space_id = $1 and id in (
         select t.id from ${from}
         where t.space_id = $1 and t.email is not null and (${end} < $2 or t.status = 'cancelled' and t.created_at < $2
             and not exists (select 1 from audit a where a.space_id = $1 and a.ref = t.id and a.at >= $2))
           and not exists (select 1 from outbox o where o.space_id = $1 and o.ref = t.id and o.state = 'waiting')
         limit ${batch})
       returning id`, before(keep[kind]));
    await step(`${kind} without a person`,
      `delete from ${table} where space_id = $1 and id in (select t.id from ${from} where t.space_id = $1 and ${end} < $2 and t.email is null limit ${batch}) returning id`,
      before(keep.statistics));
  }
  await db.transaction((tx) => forgetIntroductions(tx, space, { contactBefore: before(keep.introductions).getTime(), allBefore: before(keep.statistics).getTime() }));
  await step('mails', `delete from outbox where id in (select id from outbox where space_id = $1 and state in ('sent', 'dropped') and created_at < $2 limit ${batch}) returning id`, before(keep.mails));
  await step('reminders', `delete from reminder where (space_id, ref, starts_at, hours) in (select space_id, ref, starts_at, hours from reminder where space_id = $1 and starts_at < $2 limit ${batch}) returning ref`, before(keep.mails));
  await step('hours of hosts', `delete from tour_cell where (space_id, host_id, lane, cell) in (select space_id, host_id, lane, cell from tour_cell where space_id = $1 and cell < $2 limit ${batch}) returning cell`, before(takenDays));
  await step('hours of resources', `delete from resource_cell where (space_id, resource_id, cell) in (select space_id, resource_id, cell from resource_cell where space_id = $1 and cell < $2 limit ${batch}) returning cell`, before(takenDays));
  await step('entries of the audit trail', `delete from audit where space_id = $1 and number in (select number from audit where space_id = $1 and at < $2 order by number limit ${batch}) returning number`, before(keep.audit));

  const done = Object.fromEntries(Object.entries(forgotten).filter(([, count]) => count));
  if (Object.keys(done).length) await record(db, { space: space.id, at: now, kind: 'retention.done', ref: `retention ${toIso(now)}`, state: done });
  return done;
}

/** `loft: 12 visits, 3 rsvps` */
export const forgottenLine = (space: Space, forgotten: Forgotten): string =>
  `${space.id}: ${Object.entries(forgotten).map(([what, count]) => `${count} ${what}`).join(', ')}`;
