// Visits in memory: starts of the week, less the ones at which the host is busy.
import type { ToursSource } from '../../backend/backend.js';
import { addDays, addMinutes, byInstant, dayOf, today, weekdayOf, type Instant, type IsoDate } from '../../domain/dates.js';
import { instantAt, minutesBetween } from '../../domain/moments.js';
import { daysBetween, daysFrom } from '../../domain/weeks.js';
import type { Hold, Slot, TourBooking, TourBookingInput } from '../../domain/tours.js';
import type { MemorySpace, MemoryTour } from './data.js';
import { find, Links, refuse, type Desk } from './desk.js';
import { checkForm } from './forms.js';
import type { AskingAlong } from './people.js';

const LONGEST = 62;

interface Visit {
  booking: TourBooking;
}

/** What is nobody else's: a visit, or a time that is kept for one. */
interface Taken extends Pick<Slot, 'start' | 'end' | 'hostId'> {
  readonly tourId: string;
}

interface Held extends Taken {
  readonly expiresAt: Instant;
}

/** @param along - Absent where the space introduces nobody. */
export function toursOf(data: MemorySpace, desk: Desk, along: AskingAlong | undefined): ToursSource {
  const tours = data.tours ?? [];
  const visits: Visit[] = [];
  const links = new Links<Visit>('visit');
  const holds = new Map<string, Held>();
  const holdLinks = new Links<string>('hold');
  const { zone } = desk;

  /** Starts that can still be booked, by time. */
  const freeSlots = (tour: MemoryTour, from: IsoDate, to: IsoDate, but?: Visit): readonly Slot[] => {
    const others: readonly Taken[] = [
      ...visits.filter((visit) => visit !== but && visit.booking.status !== 'cancelled').map(({ booking }) => takenBy(booking)),
      ...[...holds.values()].filter(({ expiresAt }) => byInstant(expiresAt, desk.now()) > 0),
    ];
    const [earliest, latest] = bookable(tour, desk.now());
    return allSlots(data, tour, from, to, zone)
      .filter(({ start }) => byInstant(start, earliest) >= 0 && byInstant(start, latest) <= 0)
      .flatMap((slot) => {
        const places =
          (slot.remaining ?? 1) -
          others.filter((other) => other.tourId === tour.id && isSame(other, slot)).length;
        const hostIsAway = others.some(
          (other) =>
            slot.hostId !== undefined &&
            other.hostId === slot.hostId &&
            !(other.tourId === tour.id && isSame(other, slot)) &&
            byInstant(other.start, slot.end) < 0 &&
            byInstant(other.end, slot.start) > 0,
        );
        return places > 0 && !hostIsAway
          ? [{ ...slot, ...(slot.remaining !== undefined && { remaining: places }) }]
          : [];
      });
  };

  const nearest = (tour: MemoryTour, start: Instant): readonly Slot[] => {
    const day = dayOf(start, zone);
    const distance = (slot: Slot) => Math.abs(minutesBetween(start, slot.start));
    return freeSlots(tour, addDays(day, -7), addDays(day, 21))
      .filter(({ start: other }, index, all) => all.findIndex((slot) => slot.start === other) === index)
      .sort((one, other) => distance(one) - distance(other))
      .slice(0, 3)
      .sort((one, other) => byInstant(one.start, other.start));
  };

  const take = (tour: MemoryTour, { start, hostId }: Pick<TourBookingInput, 'start' | 'hostId'>, but?: Visit): Slot => {
    const [earliest, latest] = bookable(tour, desk.now());
    if (byInstant(start, desk.now()) <= 0) refuse('closed', 'That time is over.');
    if (byInstant(start, earliest) < 0 || byInstant(start, latest) > 0)
      refuse('outside-window', 'That is too soon, or too far away.');
    const day = dayOf(start, zone);
    return (
      freeSlots(tour, day, addDays(day, 1), but).find(
        (slot) => byInstant(slot.start, start) === 0 && (hostId === undefined || slot.hostId === hostId),
      ) ?? refuse('taken', 'Somebody else was faster.', { alternatives: nearest(tour, start) })
    );
  };

  /** Takes a time that may have been kept for this very booking. */
  const takeHeld = (tour: MemoryTour, input: TourBookingInput): Slot => {
    const { holdId = '' } = input;
    const held = holds.get(holdId);
    holds.delete(holdId);
    try {
      return take(tour, input);
    } catch (refusal) {
      if (held) holds.set(holdId, held);
      throw refusal;
    }
  };

  const hostOf = (slot: Slot) => {
    const host = data.hosts?.find(({ id }) => id === slot.hostId);
    return host && { host };
  };

  const told = (booking: TourBooking): TourBooking => {
    const open = booking.status !== 'cancelled' && byInstant(booking.start, desk.now()) > 0;
    const introduction = booking.introduction && along?.state(booking.introduction.id);
    return { ...booking, ...(introduction && { introduction }), canReschedule: open, canCancel: open };
  };

  const changed = (tourId: string) => desk.changed({ topic: 'tours', ids: [tourId] });

  return {
    kinds: (options) => desk.answer('tours.kinds', options, () => tours.map(withoutRules)),

    slots: ({ tourId, from: first, to: last, hostId }, options) =>
      desk.answer('tours.slots', options, () => {
        const tour = find(tours, tourId);
        const from = first ?? today(zone, desk.now());
        const to = last ?? addDays(from, LONGEST);
        if (daysBetween(from, to) > LONGEST) refuse('outside-window', `At most ${LONGEST} days at once.`);
        if (daysBetween(from, to) < 1) refuse('invalid', 'The window is empty.');
        const fits = (slot: Slot) => hostId === undefined || slot.hostId === hostId;
        const [, latest] = bookable(tour, desk.now());
        const after = freeSlots(tour, to, addDays(dayOf(latest, zone), 1)).find(fits);
        return {
          from,
          to,
          timeZone: zone,
          asOf: desk.now(),
          items: freeSlots(tour, from, to).filter(fits),
          ...(after && { nextAvailable: after.start }),
        };
      }),

    book: (tourId, input, options) =>
      desk.answerOnce('tours.book', options, [tourId, input], () => {
        const tour = find(tours, tourId);
        checkForm(input, tour);
        const slot = takeHeld(tour, input);
        const id = links.nextId();
        const location = tour.location ?? data.facts.address;
        const { attendee, meet } = input;
        const introduction =
          meet &&
          (meet.memberId ?? meet.craft) &&
          along?.ask({ ...meet, why: meet.why ?? '', attendee, bookingId: id });
        const visit: Visit = {
          booking: {
            id,
            uid: `${id}@memory`,
            sequence: 0,
            tourId,
            title: tour.title,
            status: 'confirmed',
            start: slot.start,
            end: slot.end,
            timeZone: zone,
            partySize: input.partySize ?? 1,
            ...hostOf(slot),
            ...(location && { location }),
            ...(data.arrival && { arrival: data.arrival }),
            ...(introduction && { introduction }),
          },
        };
        visits.push(visit);
        const manageToken = links.keep(id, visit);
        if (introduction) along?.openWith(introduction.id, manageToken);
        changed(tourId);
        return { ...told(visit.booking), ...(introduction && { introduction }), manageToken };
      }),

    hold: (tourId, wanted, options) =>
      desk.answerOnce('tours.hold', options, [tourId, wanted], (): Hold => {
        const tour = find(tours, tourId);
        if (!tour.holdMinutes) refuse('unsupported', 'No time is kept here.');
        const { start, end, hostId } = take(tour, wanted);
        const id = holdLinks.nextId();
        const expiresAt = addMinutes(desk.now(), tour.holdMinutes);
        holds.set(id, { tourId, start, end, expiresAt, ...(hostId !== undefined && { hostId }) });
        changed(tourId);
        return { id, expiresAt, manageToken: holdLinks.keep(id, tourId) };
      }),

    release: (ref) =>
      desk.answer('tours.release', undefined, () => {
        const tourId = holdLinks.open(ref);
        if (holds.delete(ref.id)) changed(tourId);
      }),

    booking: (ref, options) => desk.answer('tours.booking', options, () => told(links.open(ref).booking)),

    move: (ref, to, options) =>
      desk.answerOnce('tours.move', options, [ref, to], () => {
        const visit = links.open(ref);
        if (!told(visit.booking).canReschedule) refuse('closed', 'This visit is over.');
        const slot = take(find(tours, visit.booking.tourId), to, visit);
        const { host: _host, sequence = 0, ...rest } = visit.booking;
        visit.booking = { ...rest, ...hostOf(slot), start: slot.start, end: slot.end, sequence: sequence + 1 };
        changed(visit.booking.tourId);
        return told(visit.booking);
      }),

    cancel: (ref, _reason, options) =>
      desk.answer('tours.cancel', options, () => {
        const visit = links.open(ref);
        const { status, sequence = 0, tourId } = visit.booking;
        if (status === 'cancelled') return told(visit.booking);
        if (!told(visit.booking).canCancel) refuse('closed', 'This visit is over.');
        visit.booking = { ...visit.booking, status: 'cancelled', sequence: sequence + 1 };
        changed(tourId);
        return told(visit.booking);
      }),
  };
}

/** Every start that the rules give, taken or not, by time. */
function allSlots({ facts }: MemorySpace, tour: MemoryTour, from: IsoDate, to: IsoDate, zone: string): readonly Slot[] {
  const closed = new Set(facts.closedDays?.map(({ date }) => date));
  const weekly = daysFrom(from, to)
    .filter((day) => !closed.has(day))
    .flatMap((day) =>
      (tour.weekly ?? [])
        .filter(({ days }) => days.includes(weekdayOf(day)))
        .flatMap(({ days: _days, times, ...slot }) =>
          times.map((time): Slot => {
            const start = instantAt(day, time, zone);
            return { ...slot, start, end: addMinutes(start, tour.durationMinutes) };
          }),
        ),
    );
  const single = (tour.slots ?? []).filter(
    ({ start }) => daysBetween(from, dayOf(start, zone)) >= 0 && daysBetween(dayOf(start, zone), to) > 0,
  );
  return [...weekly, ...single].sort((one, other) => byInstant(one.start, other.start));
}

/** The first and the last moment at which a visit may begin. */
function bookable(
  { minNoticeMinutes = 0, maxDaysAhead = 366 }: MemoryTour,
  moment: Instant,
): readonly [Instant, Instant] {
  return [addMinutes(moment, Math.max(1, minNoticeMinutes)), addMinutes(moment, maxDaysAhead * 1440)];
}

const takenBy = ({ tourId, start, end, host }: TourBooking): Taken => ({ tourId, start, end, ...(host && { hostId: host.id }) });

const isSame = (taken: Taken, slot: Slot): boolean =>
  byInstant(taken.start, slot.start) === 0 && taken.hostId === slot.hostId;

const withoutRules = ({ weekly: _weekly, slots: _slots, holdMinutes: _holdMinutes, ...tour }: MemoryTour) => tour;
