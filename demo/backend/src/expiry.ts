// Places that are held for an answer or while a form is filled, and whose time is up. They are free at that moment: before a request is
// answered, what is over is given back, with the message, the live hint and the waiting list that belong to it. A job does
// the same where nobody asks. Each process remembers when the next place is due, so that this costs nothing as a rule; it
// forgets that with every change of the space that it hears of.
import { actAs } from './acting.ts';
import { expireReservation } from './availability/changes.ts';
import type { Database, Queryable } from './db/database.ts';
import { expireRsvp } from './events/changes.ts';
import { releaseHold } from './holds/hold.ts';
import { Problem } from './problem.ts';
import type { Space } from './spaces/space.ts';
import type { Instant } from './time/days.ts';
import { expireVisit } from './tours/changes.ts';

type Expire = (tx: Queryable, space: Space, over: { readonly id: string; readonly now: Instant }) => Promise<unknown>;

const expiries: Readonly<Record<string, Expire>> = { tour_booking: expireVisit, reservation: expireReservation, rsvp: expireRsvp, hold: releaseHold };
const pending = Object.keys(expiries).map((table) => `select '${table}' as what, id, expires_at from ${table} where space_id = $1 and expires_at is not null`).join(' union all ');

/** Gives back what is over at `now`; each in its own transaction, so that one that cannot be done holds up no other. */
export async function letGo(db: Database, space: Space, now: Instant): Promise<void> {
  const due = await db.query<{ what: string; id: string }>(
    `select what, id from (${pending}) as p where expires_at <= $2 order by expires_at, id`, [space.id, new Date(now)]);
  for (const { what, id } of due) {
    await actAs({ by: 'system' }, () => db.transaction(async (tx) => expiries[what]?.(tx, space, { id, now }))).catch((error: unknown) => {
      // Deleted in the meantime.
      if (!(error instanceof Problem && error.code === 'not_found')) throw error;
    });
  }
}

export class Expiry {
  readonly #db: Database;
  /** When the next place of a space is due. */
  readonly #next = new Map<string, Instant>();
  #changes = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Something in this space has changed; without one, anything anywhere may have. */
  changed(space?: string): void {
    this.#changes++;
    if (space === undefined) this.#next.clear();
    else this.#next.delete(space);
  }

  async letGo(space: Space, now: Instant): Promise<void> {
    if (!holdsPlaces(space) || (this.#next.get(space.id) ?? now) > now) return;
    const changes = this.#changes;
    await letGo(this.#db, space, now);
    const [row] = await this.#db.query<{ next: Date | null }>(`select min(expires_at) as next from (${pending}) as p`, [space.id]);
    if (changes === this.#changes) this.#next.set(space.id, row?.next?.getTime() ?? Infinity);
  }
}

/** Whether anything here is given for a while only. */
const holdsPlaces = ({ file }: Space): boolean =>
  [...file.tours ?? [], ...file.resources ?? [], ...(file.events ?? []).map(({ rsvp }) => rsvp)].some((terms) => terms?.approval || terms?.confirmByMail || (terms && 'holdMinutes' in terms));
