// Which mails carry the appointment for the reader's calendar, and in which state.
import type { Database } from '../db/database.ts';
import type { Owed } from './queue.ts';

interface Booked {
  readonly status: string;
  readonly sequence: number;
}

/** After the dot of a message's kind. */
const puts = new Set(['confirmed', 'promoted', 'moved', 'changed', 'eventMoved']);
const takes = new Set(['cancelled', 'eventCancelled', 'eventPostponed']);

const happened = ({ kind }: Owed): string => kind.split('.')[1] ?? '';

/** Undefined where nothing is to be put in (it waits for an answer) or taken out (it never was in). */
export async function inCalendar(db: Database, owed: Owed, { status }: Booked): Promise<true | undefined> {
  if (puts.has(happened(owed))) return status === 'confirmed' || status === 'cancelled' ? true : undefined;
  if (!takes.has(happened(owed))) return undefined;
  const before = await db.query(
    `select 1 from outbox where space_id = $1 and ref = $2 and audience = $3 and number < $4 and (kind like '%.confirmed' or kind like '%.promoted') limit 1`,
    [owed.space_id, owed.ref, owed.audience, owed.number]);
  return before.length > 0 ? true : undefined;
}

/**
 * The row as it was when the message was written, as far as a calendar cares: a confirmation that leaves after the thing was
 * cancelled still confirms, and the cancellation behind it has the greater SEQUENCE.
 */
export const asTold = <T extends Booked>(owed: Owed, row: T): T => ({
  ...row,
  status: takes.has(happened(owed)) ? 'cancelled' : 'confirmed',
  sequence: typeof owed.payload['sequence'] === 'number' ? owed.payload['sequence'] : row.sequence,
});
