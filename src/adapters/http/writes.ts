// All that a visitor can do, and see again by a private link or in a calendar. Loaded when somebody does.
import type {
  AvailabilitySource,
  EventsSource,
  ManageRef,
  PeopleSource,
  ReadOptions,
  SpaceSource,
  ToursSource,
} from '../../backend/backend.js';
import type { Reservation } from '../../domain/availability.js';
import type { Challenge } from '../../domain/challenge.js';
import type { Rsvp } from '../../domain/events.js';
import type { Introduction } from '../../domain/people.js';
import type { Hold, TourBooking } from '../../domain/tours.js';
import { address, money, when } from './reads/common.js';
import { host } from './reads/hosts.js';
import { toSearch } from './address.js';
import type { Client } from './client.js';
import { flag, id, instant, like, object, oneOf, span, text, url, whole, type Reader } from './reader.js';

const token = { manageToken: text, manageUrl: url };
const calendar = {
  uid: text,
  sequence: whole(),
  location: address,
  arrival: text,
  canReschedule: flag,
  canCancel: flag,
  message: text,
};

const reservation: Reader<Reservation> = span(
  object(
    { id, resourceId: id, status: oneOf(['confirmed', 'pendingConfirmation', 'pendingApproval', 'cancelled']), ...when, units: whole(1) },
    { ...calendar, total: object(money), ...token },
  ),
);

const rsvp: Reader<Rsvp> = object(
  {
    id,
    eventId: id,
    status: oneOf(['confirmed', 'pendingConfirmation', 'pendingApproval', 'waitlisted', 'cancelled']),
    partySize: whole(1),
  },
  {
    expiresAt: instant,
    waitlistPosition: whole(1),
    appearance: oneOf(['hidden', 'craft', 'firstName']),
    craft: text,
    alone: flag,
    canCancel: flag,
    message: text,
    ...token,
  },
);

const introduction: Reader<Introduction> = object(
  { id, state: oneOf(['asked', 'accepted', 'declined', 'withdrawn', 'expired']), expiresAt: instant },
  {
    memberId: id, craft: text, manageToken: text, word: text,
    // Nothing that would put words or further readers into a mail.
    contact: object({}, { name: text, email: like(/^[^\s@?&]+@[^\s@?&]+$/) }),
  },
);

const visit: Reader<TourBooking> = span(
  object(
    { id, tourId: id, status: oneOf(['confirmed', 'pendingConfirmation', 'pendingApproval', 'cancelled']), ...when },
    { ...calendar, expiresAt: instant, title: text, partySize: whole(1), host, introduction, ...token },
  ),
);

const hold: Reader<Hold> = object({ id, expiresAt: instant }, { manageToken: text });

const solvable = object({
  parameters: object({ algorithm: text, nonce: text, salt: text, cost: whole(1), keyLength: whole(1), keyPrefix: text, expiresAt: whole() }),
  signature: text,
});

/** Whole as it came: its signature is about every field, those of later versions too. */
const challenge: Reader<Challenge> = (value, base) => solvable(value, base) && (value as Challenge);

/** What is left of the sources when their reads are taken out. */
export interface Writes {
  readonly space: { challenge(from: string | undefined, options?: ReadOptions): ReturnType<Required<SpaceSource>['challenge']> };
  readonly availability: Omit<AvailabilitySource, 'resources' | 'window'>;
  readonly events: Omit<EventsSource, 'list' | 'event'>;
  readonly tours: Omit<ToursSource, 'kinds' | 'slots'>;
  readonly people: Omit<PeopleSource, 'people'>;
}

export function writesOf(client: Client): Writes {
  const reservations = kept(client, '/reservations', reservation);
  const rsvps = kept(client, '/rsvps', rsvp);
  const visits = kept(client, '/tour-bookings', visit);
  const holds = kept(client, '/holds', hold);
  const introductions = kept(client, '/introductions', introduction);
  return {
    space: {
      // Only from the backend itself: nobody else is to hear of a visitor.
      challenge: (from = '', options) =>
        send(client, from.startsWith(`${client.base}/`) ? from.slice(client.base.length) : '/challenge', challenge, { ...options }),
    },
    availability: {
      reserve: (resourceId, body, options) =>
        send(client, `/resources/${encodeURIComponent(resourceId)}/reservations`, reservation, { ...options, body }),
      reservation: reservations.get,
      move: (ref, to, options) => reservations.post(ref, 'reschedule', to, options),
      cancel: (ref, reason, options) => reservations.post(ref, 'cancel', { reason }, options),
    },
    events: {
      register: (eventId, body, options) =>
        send(client, `/events/${encodeURIComponent(eventId)}/rsvps`, rsvp, { ...options, body }),
      registration: rsvps.get,
      change: (ref, change, options) => rsvps.post(ref, 'change', change, options),
      cancel: (ref, reason, options) => rsvps.post(ref, 'cancel', { reason }, options),
      feed: ({ tags, ...query }) => Promise.resolve(`${client.base}/events.ics${toSearch({ ...query, tag: tags })}`),
    },
    tours: {
      book: (tourId, body, options) =>
        send(client, `/tours/${encodeURIComponent(tourId)}/bookings`, visit, { ...options, body }),
      booking: visits.get,
      move: (ref, to, options) => visits.post(ref, 'reschedule', to, options),
      cancel: (ref, reason, options) => visits.post(ref, 'cancel', { reason }, options),
      hold: (tourId, body, options) => send(client, `/tours/${encodeURIComponent(tourId)}/holds`, hold, { ...options, body }),
      release: async (ref) => void (await holds.post(ref, 'release', {}, { keepalive: true })),
    },
    people: {
      ask: (body, options) => send(client, '/introductions', introduction, { ...options, body }),
      introduction: introductions.get,
      withdraw: (ref, options) => introductions.post(ref, 'withdraw', {}, options),
    },
  };
}

interface SendOptions extends ReadOptions {
  /** Without it the call only reads. */
  readonly body?: unknown;
  readonly key?: string | undefined;
  readonly ref?: ManageRef;
  /** It goes on when the page is left. */
  readonly keepalive?: boolean;
}

async function send<T>(client: Client, path: string, reader: Reader<T>, { body, key, ref, keepalive = false, signal }: SendOptions): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', abort);
  const writes = body !== undefined;
  const init: RequestInit = {
    ...(writes && { method: 'POST', body: JSON.stringify(body) }),
    cache: 'no-store',
    keepalive,
    headers: {
      ...(writes && { 'Content-Type': 'application/json' }),
      // RFC 8941 §3.3.3: a string, in quotes.
      ...(key !== undefined && { 'Idempotency-Key': `"${key}"` }),
      ...(ref && { Authorization: `Bearer ${ref.token}` }),
    },
  };
  try {
    return await client.call(path, reader, init, stop);
  } finally {
    signal?.removeEventListener('abort', abort);
    // Even a refusal says that what was read before is old.
    if (writes) client.renew();
  }
}

/** What can be done with a thing by its private link. */
const kept = <T>(client: Client, path: string, reader: Reader<T>) => ({
  get: (ref: ManageRef, options?: ReadOptions) =>
    send(client, `${path}/${encodeURIComponent(ref.id)}`, reader, { ...options, ref }),
  post: (ref: ManageRef, verb: string, body: object, options?: Omit<SendOptions, 'body' | 'ref'>) =>
    send(client, `${path}/${encodeURIComponent(ref.id)}/${verb}`, reader, { ...options, ref, body }),
});
