// Holds what the database says against what visitors were told, and against itself. Nothing here asks the constraints: every
// overlap is looked for by comparing each with each, every sum is added up anew.
import type { Queryable } from '../../src/db/database.ts';
import type { Json } from '../helpers/api.ts';
import type { Ledger, Thing } from './ledger.ts';

export interface Finding {
  /** What was looked at. */
  readonly what: string;
  readonly looked: number;
  readonly wrong: readonly string[];
}

interface Booked {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly subject: string;
  readonly start: number;
  readonly end: number;
  readonly sequence: number;
}
interface Visit extends Booked { readonly host: string; readonly lane: number; readonly hostUntil: number }
interface Reservation extends Booked { readonly units: number }
interface Rsvp { readonly id: string; readonly email: string; readonly status: string; readonly subject: string; readonly party: number; readonly line: number | null }
interface EventRow { readonly id: string; readonly capacity: number | null; readonly taken: number; readonly waiting: number }
interface Note { readonly id: string; readonly ref: string; readonly kind: string; readonly audience: string; readonly state: string }
interface Entry { readonly ref: string; readonly kind: string; readonly state: Json }

const epoch = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;
const units: Readonly<Record<string, number>> = { room: 1, booth: 3, desk: 12 };
const lanes: Readonly<Record<string, number>> = { tour: 1, coffee: 1, trial: 3 };
const minute = 60_000;

export async function examine(db: Queryable, ledger: Ledger, mails: readonly string[]): Promise<readonly Finding[]> {
  const visits = await db.query<Visit>(`select id, email, status, tour_id as subject, host_id as host, lane, ${epoch('starts_at')} as start, ${epoch('ends_at')} as "end",
    ${epoch('host_until')} as "hostUntil", sequence from tour_booking`);
  const reservations = await db.query<Reservation>(`select id, email, status, resource_id as subject, units, ${epoch('starts_at')} as start, ${epoch('ends_at')} as "end", sequence from reservation`);
  const rsvps = await db.query<Rsvp>('select id, email, status, event_id as subject, party_size as party, line from rsvp');
  const events = await db.query<EventRow>('select id, capacity, taken, waiting from event');
  const visitCells = await db.query<{ booking: string; cell: number }>(`select booking_id as booking, ${epoch('cell')} as cell from tour_cell`);
  const resourceCells = await db.query<{ resource: string; cell: number; taken: number }>(`select resource_id as resource, ${epoch('cell')} as cell, taken from resource_cell`);
  const notes = await db.query<Note>('select id, ref, kind, audience, state from outbox');
  const trail = await db.query<Entry>('select ref, kind, state from audit order by number');
  const standing = visits.filter(({ status }) => status !== 'cancelled');
  const reserved = reservations.filter(({ status }) => status !== 'cancelled');
  const told = new Map<string, string[]>();
  for (const { ref, kind, audience } of notes) if (audience === 'visitor' && !kind.endsWith('.reminder')) told.set(ref, [...(told.get(ref) ?? []), kind]);

  return [
    { what: 'no two visits of one host and lane overlap', looked: standing.length, wrong: overlaps(standing) },
    { what: 'no more visits at once than the host can take', looked: standing.length, wrong: tooMany(standing) },
    { what: 'no more units given out than there are', looked: reserved.length, wrong: overGiven(reserved) },
    { what: 'hosts’ cells are those of their visits', looked: visitCells.length, wrong: differences(visitCells.map(({ booking, cell }) => `${booking} ${cell}`), standing.flatMap(cellsOf)) },
    { what: 'resources’ counters are those of their reservations', looked: resourceCells.length, wrong: wrongCounters(resourceCells, reserved) },
    { what: 'no event is over-full, and its counters are its guests', looked: events.length, wrong: events.flatMap((event) => wrongEvent(event, rsvps)) },
    { what: 'nobody was passed over on a waiting list', looked: trail.filter(({ kind }) => kind === 'rsvp.promoted').length, wrong: passedOver(trail) },
    { what: 'what was acknowledged is there as it was acknowledged', looked: ledger.things.length, wrong: ledger.things.flatMap((thing) => lost(thing, visits, reservations, rsvps)) },
    { what: 'one booking for each key, none for a refusal', looked: ledger.things.length + ledger.refused.length, wrong: doubled(ledger, [...visits, ...reservations, ...rsvps]) },
    { what: 'every booking has all its messages, once', looked: notes.length, wrong: ledger.things.flatMap((thing) => wrongNotes(thing, told.get(thing.id) ?? [])) },
    { what: 'every message arrived, a repetition under the same Message-ID', looked: mails.length, wrong: wrongMails(notes, mails) },
    { what: 'visitors saw nothing strange', looked: ledger.counts.requests, wrong: ledger.complaints },
  ];
}

function overlaps(visits: readonly Visit[]): readonly string[] {
  return visits.flatMap((a, index) => visits.slice(index + 1)
    .filter((b) => a.host === b.host && a.lane === b.lane && a.start < b.hostUntil && b.start < a.hostUntil)
    .map((b) => `${a.id} and ${b.id} at ${new Date(a.start).toISOString()}`));
}

function tooMany(visits: readonly Visit[]): readonly string[] {
  return visits.flatMap((a) => {
    const together = visits.filter((b) => b.host === a.host && b.start <= a.start && a.start < b.hostUntil);
    const most = Math.min(...together.map(({ subject }) => lanes[subject] ?? 0));
    return together.length > (together.every(({ subject }) => lanes[subject] === 1) ? 1 : Math.max(most, 3)) ? [`${together.length} at ${new Date(a.start).toISOString()} with ${a.host}`] : [];
  });
}

/** The number given out only grows where one begins. */
function overGiven(reservations: readonly Reservation[]): readonly string[] {
  return reservations.flatMap((a) => {
    const given = reservations.filter((b) => b.subject === a.subject && b.start <= a.start && a.start < b.end).reduce((sum, b) => sum + b.units, 0);
    return given > (units[a.subject] ?? 0) ? [`${given} of ${a.subject} at ${new Date(a.start).toISOString()}`] : [];
  });
}

function cellsOf({ id, start, hostUntil }: Visit): readonly string[] {
  const cells = [];
  for (let cell = start - (start % (5 * minute)); cell < hostUntil; cell += 5 * minute) cells.push(`${id} ${cell}`);
  return cells;
}

function wrongCounters(cells: readonly { readonly resource: string; readonly cell: number; readonly taken: number }[], reservations: readonly Reservation[]): readonly string[] {
  // Desks have one cell for each day, at local midnight; all others one for each quarter of an hour.
  const covers = (resource: string, cell: number, { start, end }: Reservation): boolean =>
    (resource === 'desk' ? start < cell + 23 * 60 * minute && cell < end : cell < end && start < cell + 15 * minute);
  const wrong = cells.flatMap(({ resource, cell, taken }) => {
    const counted = reservations.filter((one) => one.subject === resource && covers(resource, cell, one)).reduce((sum, one) => sum + one.units, 0);
    return counted === taken ? [] : [`${resource} at ${new Date(cell).toISOString()}: ${taken} in the counter, ${counted} reserved`];
  });
  const without = reservations.filter((one) => !cells.some(({ resource, cell }) => resource === one.subject && covers(resource, cell, one)));
  return [...wrong, ...without.map(({ id }) => `${id} has no cell`)];
}

function wrongEvent({ id, capacity, taken, waiting }: EventRow, rsvps: readonly Rsvp[]): readonly string[] {
  const own = rsvps.filter(({ subject }) => subject === id);
  const sum = (some: readonly Rsvp[]): number => some.reduce((total, { party }) => total + party, 0);
  const coming = sum(own.filter(({ status }) => status !== 'waitlisted' && status !== 'cancelled'));
  const line = own.filter(({ status }) => status === 'waitlisted').sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const [first] = line;
  return [
    ...(capacity !== null && coming > capacity ? [`${id}: ${coming} guests in ${capacity} places`] : []),
    ...(coming === taken ? [] : [`${id}: ${taken} in the counter, ${coming} come`]),
    ...(sum(line) === waiting ? [] : [`${id}: ${waiting} in the counter, ${sum(line)} wait`]),
    ...(first && capacity !== null && first.party <= capacity - coming ? [`${id}: ${first.party} wait first, ${capacity - coming} places are free`] : []),
  ];
}

/** Goes through what happened in its order: only the first in line ever comes in. */
function passedOver(trail: readonly Entry[]): readonly string[] {
  const lines = new Map<string, Map<string, number>>();
  return trail.flatMap(({ ref, kind, state }) => {
    if (!kind.startsWith('rsvp.')) return [];
    const line = lines.get(state.eventId) ?? new Map<string, number>();
    lines.set(state.eventId, line);
    if (kind === 'rsvp.waitlisted') line.set(ref, state.line);
    else if (kind === 'rsvp.cancelled') line.delete(ref);
    else if (kind === 'rsvp.promoted') {
      const mine = line.get(ref);
      line.delete(ref);
      if (mine === undefined) return [`${ref} came in without having waited`];
      if ([...line.values()].some((other) => other < mine)) return [`${ref} came in before somebody who came earlier`];
    }
    return [];
  });
}

function lost({ kind, id, answer }: Thing, visits: readonly Visit[], reservations: readonly Reservation[], rsvps: readonly Rsvp[]): readonly string[] {
  if (kind === 'rsvp') {
    const row = rsvps.find((one) => one.id === id);
    const came = answer['status'] === 'waitlisted' && row?.status === 'confirmed';
    return row && (row.status === answer['status'] || came) && row.party === answer['partySize'] ? [] : [`${kind} ${id}: ${JSON.stringify(row)} instead of ${JSON.stringify(answer)}`];
  }
  const row = (kind === 'visit' ? visits : reservations).find((one) => one.id === id);
  const same = row && row.status === answer['status'] && row.sequence === answer['sequence']
    && row.start === Date.parse(String(answer['start'])) && row.end === Date.parse(String(answer['end']));
  return same ? [] : [`${kind} ${id}: ${JSON.stringify(row)} instead of ${JSON.stringify(answer)}`];
}

function doubled({ things, refused }: Ledger, rows: readonly { readonly email: string }[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { email } of rows) counts.set(email, (counts.get(email) ?? 0) + 1);
  const wrong = [
    ...things.filter(({ email }) => counts.get(email) !== 1).map(({ email }) => `${email}: ${counts.get(email) ?? 0} instead of 1`),
    ...refused.filter((email) => counts.has(email)).map((email) => `${email} was refused and is there`),
  ];
  return rows.length === things.length ? wrong : [...wrong, `${rows.length} rows, ${things.length} acknowledged`];
}

/** A promotion is the one message that nobody asked for. */
function wrongNotes({ kind, id, owed }: Thing, told: readonly string[]): readonly string[] {
  const count = (list: readonly string[], wanted: string): number => list.filter((one) => one === wanted).length;
  const kinds = [...new Set([...owed, ...told])];
  return kinds.filter((one) => {
    const [due, there] = [count(owed, one), count(told, one)];
    if (one === 'rsvp.promoted') return there > 1 || !owed.includes('rsvp.waitlisted');
    return due !== there;
  }).map((one) => `${kind} ${id}: ${one} ${count(told, one)} times instead of ${count(owed, one)}`);
}

function wrongMails(notes: readonly Note[], mails: readonly string[]): readonly string[] {
  const arrived = new Set(mails.map((mail) => /^message-id:\s*<([^@>]+)@/im.exec(mail)?.[1] ?? 'none'));
  const owed = new Set(notes.map(({ id }) => id));
  return [
    ...notes.filter(({ state }) => state !== 'sent' && state !== 'dropped').map(({ id, kind, state }) => `${kind} ${id} is still ${state}`),
    ...notes.filter(({ id, state }) => state === 'sent' && !arrived.has(id)).map(({ id, kind }) => `${kind} ${id} is marked as sent and never arrived`),
    ...[...arrived].filter((id) => !owed.has(id)).map((id) => `a mail ${id} that nobody owed`),
  ];
}

function differences(there: readonly string[], expected: readonly string[]): readonly string[] {
  const [a, b] = [new Set(there), new Set(expected)];
  return [...[...b].filter((one) => !a.has(one)).map((one) => `missing: ${one}`), ...[...a].filter((one) => !b.has(one)).map((one) => `too many: ${one}`)];
}
