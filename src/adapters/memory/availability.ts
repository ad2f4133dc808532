// What is free in memory: opening hours less what is taken, and reservations that take their part of it.
import type { AvailabilityQuery, AvailabilitySource } from '../../backend/backend.js';
import type { Interval, Reservation, ReservationInput, ResourceAvailability } from '../../domain/availability.js';
import { viewOf } from '../../domain/availability.js';
import { addDays, addMinutes, byInstant, today, type Instant, type IsoDate } from '../../domain/dates.js';
import { instantAt, minutesBetween } from '../../domain/moments.js';
import { daysBetween } from '../../domain/weeks.js';
import type { Slot } from '../../domain/tours.js';
import type { MemoryResource, MemorySpace } from './data.js';
import { find, Links, refuse, type Desk } from './desk.js';
import { checkForm } from './forms.js';
import { openSpans, subtract, type Span } from './spans.js';

const LONGEST = 62;

interface Kept {
  reservation: Reservation;
}

export function availabilityOf(data: MemorySpace, desk: Desk): AvailabilitySource {
  const resources = data.resources ?? [];
  const kept: Kept[] = [];
  const links = new Links<Kept>('reservation');
  const { zone } = desk;

  const taken = (resource: MemoryResource, but?: Kept) => [
    ...(resource.busy ?? []),
    ...(resource.freeFrom
      ? [
          {
            start: '1970-01-01T00:00:00Z',
            end: instantAt(resource.freeFrom, '00:00', zone),
            units: resource.units ?? 1,
          },
        ]
      : []),
    ...kept
      .filter(
        (other) =>
          other !== but && other.reservation.status !== 'cancelled' && other.reservation.resourceId === resource.id,
      )
      .map(({ reservation }) => reservation),
  ];

  const intervals = (resource: MemoryResource, from: IsoDate, to: IsoDate, but?: Kept): readonly Interval[] =>
    subtract(
      openSpans(hoursOf(resource, data), data.facts.closedDays, from, to, zone),
      taken(resource, but),
      resource.units ?? 1,
    );

  const nextFree = (resource: MemoryResource): Instant | undefined => {
    const moment = desk.now();
    const from =
      resource.freeFrom && byInstant(instantAt(resource.freeFrom, '00:00', zone), moment) > 0
        ? resource.freeFrom
        : today(zone, moment);
    const first = intervals(resource, from, addDays(from, LONGEST)).find(
      ({ end, available }) => available > 0 && byInstant(end, moment) > 0,
    );
    return first && (byInstant(first.start, moment) > 0 ? first.start : moment);
  };

  const row = (resource: MemoryResource, from: IsoDate, to: IsoDate): ResourceAvailability => {
    const nextAvailable = nextFree(resource);
    return {
      resourceId: resource.id,
      intervals: intervals(resource, from, to),
      ...(nextAvailable && { nextAvailable }),
    };
  };

  /** Times of the same length that are free, the nearest first chosen, in order of time. */
  const alternatives = (resource: MemoryResource, { start, end }: Span, units: number): readonly Slot[] => {
    const length = minutesBetween(start, end);
    const from = today(zone, start);
    return intervals(resource, from, addDays(from, 7))
      .filter(
        (free) =>
          free.available >= units &&
          byInstant(free.start, desk.now()) > 0 &&
          minutesBetween(free.start, free.end) >= length,
      )
      .slice(0, 3)
      .map((free) => ({ start: free.start, end: addMinutes(free.start, length) }));
  };

  const check = (resource: MemoryResource, { start, end }: Span, units: number, but?: Kept): void => {
    const length = minutesBetween(start, end);
    const { minMinutes = 1, maxMinutes = Infinity, stepMinutes = 1, leadMinutes = 0 } = resource;
    if (resource.book?.mode !== 'inline') refuse('unsupported', `"${resource.id}" cannot be reserved here.`);
    // A desk is had for the rest of a day that has begun; a room is not.
    if (byInstant(viewOf(resource.kind) === 'desks' ? end : start, desk.now()) < 0)
      refuse('closed', 'That time is over.');
    if (!(length >= minMinutes && length <= maxMinutes && length % stepMinutes === 0)) {
      refuse('invalid', `${length} minutes do not fit "${resource.id}".`, {
        fields: [{ pointer: '/end', message: 'This length is not possible.' }],
      });
    }
    if (byInstant(start, addMinutes(desk.now(), leadMinutes)) < 0) refuse('outside-window', 'That is too soon.');
    const from = addDays(today(zone, start), -1);
    const all = intervals(resource, from, addDays(today(zone, end), 2), but);
    const inside = all.filter((free) => byInstant(free.start, end) < 0 && byInstant(free.end, start) > 0);
    const covered = inside.reduce((sum, free) => sum + overlap(free, { start, end }), 0);
    if (covered < length) refuse('outside-window', 'The house is closed then.');
    if (inside.some(({ available }) => available < units)) {
      refuse('taken', 'Somebody else was faster.', { alternatives: alternatives(resource, { start, end }, units) });
    }
  };

  const told = (reservation: Reservation): Reservation => {
    const open = reservation.status !== 'cancelled' && byInstant(reservation.start, desk.now()) > 0;
    return { ...reservation, canReschedule: open, canCancel: open };
  };

  const changed = (resourceId: string) => desk.changed({ topic: 'availability', ids: [resourceId] });

  return {
    resources: ({ kinds }, options) =>
      desk.answer('availability.resources', options, () =>
        pick(resources, { ...(kinds && { kinds }) }).map(withoutRules),
      ),

    window: (query, options) =>
      desk.answer('availability.window', options, () => {
        const { from = today(zone, desk.now()), to = addDays(from, LONGEST) } = query;
        if (daysBetween(from, to) > LONGEST) refuse('outside-window', `At most ${LONGEST} days at once.`);
        if (daysBetween(from, to) < 1) refuse('invalid', 'The window is empty.');
        return {
          from,
          to,
          timeZone: zone,
          asOf: desk.now(),
          items: pick(resources, query).map((resource) => row(resource, from, to)),
        };
      }),

    reserve: (resourceId, input: ReservationInput, options) =>
      desk.answerOnce('availability.reserve', options, [resourceId, input], () => {
        const resource = find(resources, resourceId);
        const { start, end, units = 1 } = input;
        checkForm(input);
        check(resource, { start, end }, units);
        const id = links.nextId();
        const entry: Kept = {
          reservation: {
            id,
            uid: `${id}@memory`,
            sequence: 0,
            resourceId,
            status: 'confirmed',
            start,
            end,
            timeZone: zone,
            units,
            ...(data.facts.address && { location: data.facts.address }),
            ...(data.arrival && { arrival: data.arrival }),
          },
        };
        kept.push(entry);
        const manageToken = links.keep(id, entry);
        changed(resourceId);
        return { ...told(entry.reservation), manageToken };
      }),

    reservation: (ref, options) =>
      desk.answer('availability.reservation', options, () => told(links.open(ref).reservation)),

    move: (ref, to, options) =>
      desk.answerOnce('availability.move', options, [ref, to], () => {
        const entry = links.open(ref);
        if (!told(entry.reservation).canReschedule) refuse('closed', 'This reservation is over.');
        const { resourceId, units, sequence = 0 } = entry.reservation;
        check(find(resources, resourceId), to, units, entry);
        entry.reservation = { ...entry.reservation, start: to.start, end: to.end, sequence: sequence + 1 };
        changed(resourceId);
        return told(entry.reservation);
      }),

    cancel: (ref, _reason, options) =>
      desk.answer('availability.cancel', options, () => {
        const entry = links.open(ref);
        const { status, sequence = 0 } = entry.reservation;
        if (status === 'cancelled') return told(entry.reservation);
        if (!told(entry.reservation).canCancel) refuse('closed', 'This reservation is over.');
        entry.reservation = { ...entry.reservation, status: 'cancelled', sequence: sequence + 1 };
        changed(entry.reservation.resourceId);
        return told(entry.reservation);
      }),
  };
}

const pick = (
  resources: readonly MemoryResource[],
  { kinds, resourceIds }: AvailabilityQuery,
): readonly MemoryResource[] =>
  resources.filter(({ id, kind }) => (!kinds || kinds.includes(kind)) && (!resourceIds || resourceIds.includes(id)));

const withoutRules = ({ hours: _hours, freeFrom: _freeFrom, busy: _busy, ...resource }: MemoryResource) => resource;

const hoursOf = (resource: MemoryResource, { facts }: MemorySpace) =>
  resource.hours ?? (viewOf(resource.kind) === 'offices' ? undefined : facts.openingHours);

const overlap = (one: Span, other: Span): number =>
  minutesBetween(
    byInstant(one.start, other.start) > 0 ? one.start : other.start,
    byInstant(one.end, other.end) < 0 ? one.end : other.end,
  );
