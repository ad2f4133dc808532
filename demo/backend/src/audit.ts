// The audit trail: what was changed, when and by whom. An entry is written in the transaction of the change, so there is no
// change without a trace and no trace of what was rolled back. It keeps the thing as the change left it, without names, mail
// addresses, telephone numbers and free words; before and after are two entries of one thing, compared when they are read.
//
// Entries are never rewritten. Nothing here updates them, and where the engine has triggers one forbids it; they go when
// they are old.
import { whoActs, type Actor } from './acting.ts';
import type { Queryable } from './db/database.ts';
import { toIso, type Instant } from './time/days.ts';

export interface Change {
  readonly space: string;
  readonly at: Instant;
  /** `tour.moved`; the word before the dot says what `ref` is the id of. */
  readonly kind: string;
  readonly ref: string;
  /** For things that have no table below: what it is like now. Never anything personal. */
  readonly state?: object;
  /** Where somebody else acts than the one who asked. */
  readonly actor?: Actor;
}

export interface AuditEntry {
  readonly number: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly by: Actor['by'];
  readonly actor?: string;
  readonly kind: string;
  readonly ref: string;
  /** The fields that are not as they were before; a new thing has all its fields here, without `from`. */
  readonly changed: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
}

export interface AuditQuery {
  readonly since?: Instant;
  readonly ref?: string;
  /** Entries after this number, for the following page. */
  readonly after?: number;
  readonly limit?: number;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** What is kept of a thing, by the first word of the change's kind. */
const states: Readonly<Record<string, string>> = {
  tour: `select jsonb_build_object('tourId', tour_id, 'hostId', host_id, 'start', ${instant('starts_at')}, 'end', ${instant('ends_at')},
    'status', status, 'partySize', party_size) from tour_booking`,
  rsvp: `select jsonb_build_object('eventId', event_id, 'status', status, 'partySize', party_size, 'line', line, 'appearance', appearance) from rsvp`,
  reservation: `select jsonb_build_object('resourceId', resource_id, 'start', ${instant('starts_at')}, 'end', ${instant('ends_at')},
    'status', status, 'units', units) from reservation`,
  introduction: `select jsonb_build_object('memberId', member_id, 'bookingId', booking_id, 'passedTo', passed_to, 'state', state, 'by', answered_by, 'expiresAt', ${instant('expires_at')}) from introduction`,
  member: `select jsonb_build_object('state', state, 'optedInOn', opted_in_on, 'until', until) from member`,
};

export async function record(tx: Queryable, { space, at, kind, ref, state, actor = whoActs() }: Change): Promise<void> {
  const rows = states[kind.split('.', 1)[0] ?? ''];
  const after = state || !rows ? '$7::jsonb' : `coalesce($7::jsonb, (${rows} where space_id = $1 and id = $6))`;
  await tx.query(`insert into audit (space_id, at, done_by, actor, kind, ref, state) values ($1, $2, $3, $4, $5, $6, ${after})`,
    [space, new Date(at), actor.by, actor.detail ?? null, kind, ref, state ? JSON.stringify(state) : null]);
}

/** Entries of one space, oldest first. */
export async function readAudit(db: Queryable, space: string, { since, ref, after = 0, limit = 1000 }: AuditQuery = {}): Promise<readonly AuditEntry[]> {
  const rows = await db.query<Row>(
    `select number, at, done_by, actor, kind, ref, state,
       (select earlier.state from audit earlier where earlier.space_id = audit.space_id and earlier.ref = audit.ref and earlier.number < audit.number
         order by earlier.number desc limit 1) as before
     from audit
     where space_id = $1 and number > $2 and ($3::timestamptz is null or at >= $3) and ($4::text is null or ref = $4)
     order by number limit $5`,
    [space, after, since === undefined ? null : new Date(since), ref ?? null, limit]);
  return rows.map(toEntry);
}

type State = Readonly<Record<string, unknown>>;

interface Row {
  readonly number: number;
  readonly at: Date;
  readonly done_by: Actor['by'];
  readonly actor: string | null;
  readonly kind: string;
  readonly ref: string;
  readonly state: State | null;
  readonly before: State | null;
}

const toEntry = ({ number, at, done_by, actor, kind, ref, state, before }: Row): AuditEntry => ({
  number,
  at: toIso(at.getTime()),
  by: done_by,
  ...(actor !== null && { actor }),
  kind,
  ref,
  changed: difference(before ?? {}, state ?? {}),
});

/** Fields that differ; null counts as absent. */
export function difference(before: State, after: State): AuditEntry['changed'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(fields.flatMap((field) => {
    const from = before[field] ?? undefined;
    const to = after[field] ?? undefined;
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    return [[field, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }]];
  }));
}
