// What is on in memory: registrations, capacity, and a waiting list that moves up by itself.
import type { EventsSource } from '../../backend/backend.js';
import { addDays, byInstant, today } from '../../domain/dates.js';
import type { EventQuery, Rsvp, RsvpChange, RsvpInput, SpaceEvent } from '../../domain/events.js';
import { instantAt } from '../../domain/moments.js';
import { isAboveFloor, PEOPLE_FLOOR, type Attendee } from '../../domain/people.js';
import type { MemorySpace } from './data.js';
import { find, Links, refuse, type Desk } from './desk.js';
import { checkForm } from './forms.js';

interface Registration {
  readonly id: string;
  readonly eventId: string;
  status: 'confirmed' | 'waitlisted' | 'cancelled';
  partySize: number;
  /** Absent for the strangers that the data came with. */
  readonly attendee?: Attendee;
  chosen: Pick<RsvpInput, 'appearance' | 'craft' | 'alone'>;
}

export function eventsOf(data: MemorySpace, desk: Desk): EventsSource {
  const events = [...(data.events ?? [])].sort(
    (one, other) => byInstant(one.start, other.start) || (one.id < other.id ? -1 : 1),
  );
  const registrations = events.flatMap(strangers);
  const links = new Links<Registration>('registration');

  const of = (eventId: string, status: Registration['status']) =>
    registrations.filter((one) => one.eventId === eventId && one.status === status);

  const placesLeft = ({ id, capacity = Infinity }: SpaceEvent) => capacity - seats(of(id, 'confirmed'));

  /** The event as it stands now. */
  const live = (event: SpaceEvent): SpaceEvent => {
    if (event.capacity === undefined && !event.rsvp) return event;
    const guests = of(event.id, 'confirmed');
    const count = seats(guests);
    const { minimumGroup = PEOPLE_FLOOR, shown = [] } = event.guests ?? {};
    return {
      ...event,
      ...(event.capacity !== undefined && { remaining: Math.max(0, placesLeft(event)) }),
      ...(event.waitlist && { waiting: of(event.id, 'waitlisted').length }),
      guests: {
        minimumGroup,
        ...(isAboveFloor(count, minimumGroup) && { count }),
        shown: byInstant(event.end, desk.now()) > 0 ? [...shown, ...guests.flatMap(asShown)] : [],
      },
    };
  };

  const told = (one: Registration): Rsvp => ({
    id: one.id,
    eventId: one.eventId,
    status: one.status,
    partySize: one.partySize,
    ...one.chosen,
    ...(one.status === 'waitlisted' && { waitlistPosition: of(one.eventId, 'waitlisted').indexOf(one) + 1 }),
    canCancel: one.status !== 'cancelled' && byInstant(find(events, one.eventId).start, desk.now()) > 0,
  });

  /** Whoever waits first gets the place first; a party waits until all of it fits. */
  const moveUp = (event: SpaceEvent): void => {
    for (const next of of(event.id, 'waitlisted')) {
      if (next.partySize > placesLeft(event)) return;
      next.status = 'confirmed';
    }
  };

  const changed = (eventId: string) => desk.changed({ topic: 'events', ids: [eventId] });

  return {
    list: (query, options) =>
      desk.answer('events.list', options, () => {
        const { limit = 50, cursor = '0' } = query;
        const found = search(events, query, desk);
        const start = Number(cursor);
        const end = start + limit;
        return {
          timeZone: desk.zone,
          asOf: desk.now(),
          items: found.slice(start, end).map(live),
          ...(end < found.length && { next: String(end) }),
        };
      }),

    event: (id, options) => desk.answer('events.event', options, () => live(find(events, id))),

    register: (eventId, input, options) =>
      desk.answerOnce('events.register', options, [eventId, input], () => {
        const event = find(events, eventId);
        checkOpen(event, desk);
        checkForm(input, { maxPartySize: 1, ...event.rsvp });
        const mail = input.attendee.email.toLowerCase();
        const known = registrations.some(
          (one) => one.eventId === eventId && one.status !== 'cancelled' && one.attendee?.email.toLowerCase() === mail,
        );
        if (known) refuse('already-registered', 'This address is registered already.');

        const partySize = input.partySize ?? 1;
        const fits = partySize <= placesLeft(event) && of(eventId, 'waitlisted').length === 0;
        if (!fits && !(event.waitlist && input.joinWaitlist)) refuse('full', `"${eventId}" is full.`);
        const registration: Registration = {
          id: links.nextId(),
          eventId,
          status: fits ? 'confirmed' : 'waitlisted',
          partySize,
          attendee: input.attendee,
          chosen: chosenOf(input),
        };
        registrations.push(registration);
        const manageToken = links.keep(registration.id, registration);
        changed(eventId);
        return { ...told(registration), manageToken };
      }),

    registration: (ref, options) => desk.answer('events.registration', options, () => told(links.open(ref))),

    change: (ref, change, options) =>
      desk.answer('events.change', options, () => {
        const registration = links.open(ref);
        const event = find(events, registration.eventId);
        if (!told(registration).canCancel) refuse('closed', 'This registration is over.');
        const { partySize = registration.partySize } = change;
        const more = partySize - registration.partySize;
        checkForm(
          { attendee: registration.attendee ?? { name: '', email: '' }, partySize },
          { maxPartySize: event.rsvp?.maxPartySize ?? 1 },
        );
        if (registration.status === 'confirmed' && more > 0 && more > placesLeft(event))
          refuse('full', 'There are not that many places left.');
        registration.partySize = partySize;
        registration.chosen = { ...registration.chosen, ...chosenOf(change) };
        moveUp(event);
        changed(event.id);
        return told(registration);
      }),

    cancel: (ref, _reason, options) =>
      desk.answer('events.cancel', options, () => {
        const registration = links.open(ref);
        if (registration.status === 'cancelled') return told(registration);
        if (!told(registration).canCancel) refuse('closed', 'The event has begun.');
        registration.status = 'cancelled';
        moveUp(find(events, registration.eventId));
        changed(registration.eventId);
        return told(registration);
      }),
  };
}

function search(events: readonly SpaceEvent[], query: EventQuery, { zone, now }: Desk): readonly SpaceEvent[] {
  const { from = today(zone, now()), to = addDays(from, 400), tags, q, kind, audience, free, forNewcomers, series } = query;
  const [start, end] = [instantAt(from, '00:00', zone), instantAt(to, '00:00', zone)];
  const words = q?.toLowerCase().trim();
  return events.filter(
    (event) =>
      byInstant(event.start, end) < 0 &&
      byInstant(event.end, start) > 0 &&
      (!tags || tags.length === 0 || tags.some((tag) => event.tags?.includes(tag))) &&
      (!kind || event.kind === kind) &&
      (!series || event.seriesId === series) &&
      (!audience || (event.audience ?? 'public') === audience) &&
      (!free || event.prices?.every(({ amount }) => Number(amount) === 0)) &&
      (!forNewcomers || event.forNewcomers) &&
      (!words || [event.title, event.summary, event.description].some((text) => text?.toLowerCase().includes(words))),
  );
}

function checkOpen(event: SpaceEvent, desk: Desk): void {
  const { rsvp, status, start } = event;
  const moment = desk.now();
  if (rsvp?.mode !== 'inline') return refuse('unsupported', `Nobody registers for "${event.id}" here.`);
  const open =
    status === 'scheduled' &&
    byInstant(start, moment) > 0 &&
    (!rsvp.opensAt || byInstant(rsvp.opensAt, moment) <= 0) &&
    (!rsvp.closesAt || byInstant(rsvp.closesAt, moment) > 0);
  if (!open) refuse('closed', `"${event.id}" takes no registrations now.`);
}

/** The people that the data speaks of without naming them. */
function strangers({ id, capacity = 0, remaining = capacity, waiting = 0 }: SpaceEvent): Registration[] {
  const stranger = (status: Registration['status'], partySize: number): Registration => ({
    id: '',
    eventId: id,
    status,
    partySize,
    chosen: {},
  });
  return [
    ...(capacity > remaining ? [stranger('confirmed', capacity - remaining)] : []),
    ...Array.from({ length: waiting }, () => stranger('waitlisted', 1)),
  ];
}

const seats = (registrations: readonly Registration[]): number =>
  registrations.reduce((sum, { partySize }) => sum + partySize, 0);

const chosenOf = ({ appearance, craft, alone }: RsvpChange): Registration['chosen'] => ({
  ...(appearance && { appearance }),
  ...(craft && { craft }),
  ...(alone !== undefined && { alone }),
});

function asShown({ attendee, chosen: { appearance, craft } }: Registration): SpaceEventGuest[] {
  const firstName = attendee?.name.trim().split(/\s/)[0];
  if (appearance === 'craft' && craft) return [{ craft }];
  if (appearance === 'firstName' && firstName) return [{ firstName, ...(craft && { craft }) }];
  return [];
}

type SpaceEventGuest = NonNullable<SpaceEvent['guests']>['shown'][number];
