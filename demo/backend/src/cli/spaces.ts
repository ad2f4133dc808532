// `spaces`: which spaces there are, and what stands in each.
import { atOffice } from './office.ts';
import type { Command } from './command.ts';

export const listSpaces: Command = {
  name: 'spaces',
  takes: '[--json]',
  does: 'lists the spaces, with what is coming in each',
  options: { json: { type: 'boolean' } },
  run: (given) => atOffice(given, async ({ db, spaces, now }) => {
    const rows = await Promise.all([...spaces.values()].map(async ({ id, file }) => {
      const [counts] = await db.query<{ visits: number; guests: number; reservations: number }>(
        `select (select count(*) from tour_booking where space_id = $1 and status <> 'cancelled' and starts_at > $2) as visits,
           (select count(*) from rsvp r join event e on e.space_id = r.space_id and e.id = r.event_id where r.space_id = $1 and r.status <> 'cancelled' and e.starts_at > $2) as guests,
           (select count(*) from reservation where space_id = $1 and source = 'visitor' and status <> 'cancelled' and starts_at > $2) as reservations`,
        [id, new Date(now)]);
      return { id, name: file.name, timeZone: file.timeZone, coming: counts };
    }));
    if (given.values['json']) console.log(JSON.stringify(rows, null, 2));
    else {
      for (const { id, name, timeZone, coming } of rows) {
        console.log(`${id}  ${name} (${timeZone})\n    ahead: ${coming?.visits ?? 0} visits, ${coming?.guests ?? 0} registrations, ${coming?.reservations ?? 0} reservations`);
      }
    }
  }),
};
