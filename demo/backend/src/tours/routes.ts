import type { components } from '../../../../src/contract/wire.ts';
import { facts, fresh, named, type Answer, type Call, type Handler } from '../call.ts';
import { invalid } from '../problem.ts';
import { addDays, minute, toIso } from '../time/days.ts';
import { windowOf as askedWindow } from '../window.ts';
import { bookTour, cancelBooking, confirmBooking, getBooking, moveBooking } from './bookings.ts';
import { freeSlots, hostsOf, lastDay, loadTaken, toWireSlot, windowOf } from './slots.ts';
import { tourOf } from './visit.ts';

type Wire = components['schemas'];

export const tourHandlers: Readonly<Record<string, Handler>> = {
  listTours, listTourSlots, bookTour, getTourBooking: getBooking, rescheduleTour: moveBooking, cancelTour: cancelBooking,
  confirmTour: confirmBooking,
};

async function listTours({ space }: Call): Promise<Answer> {
  const items = (space.file.tours ?? []).map((tour): Wire['TourType'] => {
    const { everyMinutes: _every, bufferMinutes: _buffer, days: _days, simultaneous: _simultaneous, hostMinutes: _host, ...wire } = tour;
    const location = tour.location ?? space.file.address;
    return { ...wire, timeZone: space.zone, hostIds: hostsOf(space, tour).map(({ id }) => id), ...(location && { location }) };
  });
  return facts({ items } satisfies Wire['TourList']);
}

async function listTourSlots(call: Call): Promise<Answer> {
  const { space, now, db } = call;
  const tour = tourOf(space, named(call, 'tourId'));
  const hostId = call.query['hostId'] as string | undefined;
  if (hostId !== undefined && !hostsOf(space, tour).some(({ id }) => id === hostId)) throw invalid('/query/hostId', 'does not receive this kind of visit');
  const { from, to } = askedWindow(call, { days: 62, reach: { past: 62, ahead: 731 } });
  const end = lastDay(space, tour, now);
  const inline = tour.book.mode === 'inline';
  const taken = inline ? await loadTaken(db, space, hostsOf(space, tour), windowOf(space, space.today(now), end)) : new Map();
  const items = inline ? freeSlots(space, tour, from, to, now, taken, hostId) : [];
  return fresh({
    from,
    to,
    timeZone: space.zone,
    asOf: toIso(Math.floor(now / minute) * minute),
    items: items.map((slot) => toWireSlot(space, slot)),
    nextAvailable: inline ? firstAfter() : null,
  } satisfies Wire['SlotList']);

  function firstAfter(): string | null {
    for (let day = to; day < end; day = addDays(day, 7)) {
      const [first] = freeSlots(space, tour, day, addDays(day, 7), now, taken, hostId);
      if (first) return toIso(first.start);
    }
    return null;
  }
}
