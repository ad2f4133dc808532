import type { EventsSource } from '../backend/backend.js';
import { addDays, byInstant, today } from '../domain/dates.js';
import type { EventQuery, Rsvp, SpaceEvent } from '../domain/events.js';
import { instantAt } from '../domain/moments.js';
import { PEOPLE_FLOOR } from '../domain/people.js';
import { ensure, refused, same } from './assert.js';
import { answersTo, found, type Bench, type Test } from './suite.js';

export const eventTests: readonly Test[] = [
  [
    ['events'],
    'lists what is on by start, within the days asked for',
    async (bench) => {
      const zone = bench.space.timeZone;
      const from = today(zone, bench.now);
      const [start, end] = [instantAt(from, '00:00', zone), instantAt(addDays(from, 60), '00:00', zone)];
      const { items } = await source(bench).list({ from, to: addDays(from, 60), limit: 200 });
      items.forEach((event, index) => {
        const before = items[index - 1];
        ensure(
          !before || byInstant(before.start, event.start) <= 0,
          `"${event.id}" comes after "${String(before?.id)}" but starts earlier.`,
        );
        ensure(byInstant(event.start, event.end) <= 0, `"${event.id}" ends before it starts.`);
        ensure(
          byInstant(event.start, end) < 0 && byInstant(event.end, start) > 0,
          `"${event.id}" is not within the days asked for.`,
        );
      });
    },
  ],

  [
    ['events'],
    'turns the pages without a gap or a repetition',
    async (bench) => {
      const whole = await allPages(bench, { limit: 200 });
      found(whole[3], 'The space has too few events.');
      const pages = await allPages(bench, { limit: 3 });
      same(
        pages.map(({ id }) => id),
        whole.map(({ id }) => id),
        'What small pages give together',
      );
    },
  ],

  [
    ['events'],
    'finds events by kind, by tag, by word, free ones and those for newcomers',
    async (bench) => {
      const all = await allPages(bench, { limit: 200 });
      const { tags = [], title } = found(
        all.find((event) => event.tags?.[0]),
        'No event has a tag.',
      );
      const [tag = ''] = tags;
      for (const event of await allPages(bench, { tags: [tag], limit: 200 }))
        ensure(event.tags?.includes(tag), `"${event.id}" has no tag "${tag}".`);
      for (const event of await allPages(bench, { kind: 'ritual', limit: 200 }))
        ensure(event.kind === 'ritual', `"${event.id}" is no ritual.`);
      const free = await allPages(bench, { free: true, limit: 200 });
      same(free.map(({ id }) => id), all.filter(({ prices }) => prices?.every(({ amount }) => Number(amount) === 0)).map(({ id }) => id), 'What is free');
      const easy = await allPages(bench, { forNewcomers: true, limit: 200 });
      same(easy.map(({ id }) => id), all.filter(({ forNewcomers }) => forNewcomers).map(({ id }) => id), 'What is good for newcomers');
      const named = await allPages(bench, { q: title, limit: 200 });
      ensure(
        named.some((event) => event.title === title),
        `"${title}" is not found by its own title.`,
      );
    },
  ],

  [
    ['events'],
    'gives the dates of one series, and no others',
    async (bench) => {
      const all = await allPages(bench, { limit: 200 });
      const { seriesId: series = '' } = found(all.find(({ seriesId }) => seriesId), 'Nothing comes back.');
      same((await allPages(bench, { series, limit: 200 })).map(({ id }) => id), all.filter(({ seriesId }) => seriesId === series).map(({ id }) => id), 'The dates of the series');
    },
  ],

  [
    ['events'],
    'shows one event by its id, and knows no others',
    async (bench) => {
      const [event] = (await source(bench).list({ limit: 1 })).items;
      const { id } = found(event, 'Nothing is on.');
      same((await source(bench).event(id)).id, id, 'The id of the event');
      await refused(source(bench).event('no-such-event'), 'not-found');
    },
  ],

  [
    ['rsvp', 'rsvp.cancel'],
    'registers, shows, cancels, and a second cancel says the same',
    async (bench) => {
      const event = await openEvent(bench);
      const made = await register(bench, event);
      same([made.status, made.eventId], ['confirmed', event.id], 'The registration');
      same((await source(bench).registration(refOf(made))).status, 'confirmed', 'The status seen later');
      same((await source(bench).event(event.id)).remaining, minus(event.remaining, 1), 'The places left');
      same((await source(bench).cancel(refOf(made), 'Other plans.')).status, 'cancelled', 'The status after a cancel');
      same(
        (await source(bench).cancel(refOf(made), undefined)).status,
        'cancelled',
        'The status after a second cancel',
      );
      same((await source(bench).event(event.id)).remaining, event.remaining, 'The places left after the cancel');
    },
  ],

  [
    ['events'],
    'gives no number of guests below the minimum group',
    async (bench) => {
      const { items } = await source(bench).list({});
      for (const { id, guests } of items)
        ensure(
          guests?.count === undefined || guests.count >= Math.max(PEOPLE_FLOOR, guests.minimumGroup),
          `Event "${id}" is given with ${guests?.count} guests.`,
        );
    },
  ],

  [
    ['rsvp', 'rsvp.change'],
    'lets guests choose how they appear, and change their mind',
    async (bench) => {
      const event = await openEvent(bench);
      const made = await register(bench, event, { appearance: 'craft', craft: 'Bookbinder' });
      same([made.appearance, made.craft], ['craft', 'Bookbinder'], 'How the guest appears');
      const hidden = await source(bench).change(refOf(made), { appearance: 'hidden' });
      same(hidden.appearance, 'hidden', 'How the guest appears after a change');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['rsvp'],
    'registers nobody twice',
    async (bench) => {
      const event = await openEvent(bench);
      const attendee = bench.visitor();
      const made = await register(bench, event, { attendee });
      await refused(register(bench, event, { attendee }), 'already-registered');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['rsvp'],
    'answers a repeated registration with the first one',
    async (bench) => {
      const event = await openEvent(bench);
      const input = { attendee: bench.visitor(), ...answersTo(event.rsvp?.fields), consent: { terms: true } };
      const intent = bench.intent();
      const first = await source(bench).register(event.id, input, intent);
      const again = await source(bench).register(event.id, input, intent);
      same([again.id, again.manageToken], [first.id, first.manageToken], 'The second answer');
      await source(bench).cancel(refOf(first), undefined);
    },
  ],

  [
    ['rsvp', 'rsvp.cancel', 'waitlist'],
    'puts late guests on the waiting list, and moves them up when somebody cancels',
    async (bench) => {
      const event = await fullableEvent(bench);
      const size = event.rsvp?.maxPartySize ?? 1;
      const guests: Rsvp[] = [];
      for (let left = event.remaining ?? 0; left > 0; left -= size)
        guests.push(await register(bench, event, { partySize: Math.min(left, size) }));
      same((await source(bench).event(event.id)).remaining, 0, 'The places left when it is full');

      await refused(register(bench, event), 'full');
      const [next, last] = [
        await register(bench, event, { joinWaitlist: true }),
        await register(bench, event, { joinWaitlist: true }),
      ];
      same([next.status, next.waitlistPosition], ['waitlisted', 1], 'The first who waits');
      same([last.status, last.waitlistPosition], ['waitlisted', 2], 'The second who waits');

      const leaving = guests.pop();
      if (leaving) await source(bench).cancel(refOf(leaving), undefined);
      same(
        (await source(bench).registration(refOf(next))).status,
        'confirmed',
        'The status of the first, after somebody cancelled',
      );
      // A party of two that leaves makes room for both.
      const after = await source(bench).registration(refOf(last));
      const room = (leaving?.partySize ?? 1) > 1;
      same(
        [after.status, after.waitlistPosition],
        room ? ['confirmed', undefined] : ['waitlisted', 1],
        'The second, after somebody cancelled',
      );
      for (const one of [...guests, next, last]) await source(bench).cancel(refOf(one), undefined);
    },
  ],

  [
    ['rsvp'],
    'takes no registration for what is cancelled or open to all',
    async (bench) => {
      const all = await allPages(bench, { limit: 200 });
      const event = found(
        all.find(({ status, kind }) => status === 'cancelled' || kind === 'ritual'),
        'Nothing is cancelled, and there is no ritual.',
      );
      await refused(register(bench, event), 'closed', 'unsupported');
    },
  ],

  [
    ['rsvp'],
    'says which field does not fit',
    async (bench) => {
      const event = await openEvent(bench);
      const error = await refused(
        register(bench, event, { attendee: { name: 'Ada', email: 'not an address' } }),
        'invalid',
      );
      ensure(
        error.fields.some(({ pointer }) => pointer === '/attendee/email'),
        `No complaint points to /attendee/email: ${JSON.stringify(error.fields)}`,
      );
    },
  ],

  [
    ['rsvp'],
    'opens a registration to nobody with a wrong token',
    async (bench) => {
      const made = await register(bench, await openEvent(bench));
      await refused(source(bench).registration({ id: made.id, token: 'wrong' }), 'unauthorized');
      await refused(source(bench).cancel({ id: 'no-such-registration', token: 'wrong' }, undefined), 'unauthorized');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['rsvp'],
    'knows nothing of registrations for events that do not exist',
    async (bench) => {
      await refused(
        source(bench).register('no-such-event', { attendee: bench.visitor() }, bench.intent()),
        'not-found',
      );
    },
  ],
];

function source({ backend }: Bench): EventsSource {
  if (!backend.events) throw new Error('"events" is announced but the backend has none.');
  return backend.events;
}

async function allPages(bench: Bench, query: EventQuery): Promise<readonly SpaceEvent[]> {
  const items: SpaceEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await source(bench).list({ ...query, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.next;
    ensure(items.length < 5_000, 'The pages never end.');
  } while (cursor);
  return items;
}

function register(
  bench: Bench,
  event: SpaceEvent,
  more: Partial<Parameters<EventsSource['register']>[1]> = {},
): Promise<Rsvp> {
  const input = { attendee: bench.visitor(), ...answersTo(event.rsvp?.fields), consent: { terms: true }, ...more };
  return source(bench).register(event.id, input, bench.intent());
}

async function openEvents(bench: Bench): Promise<readonly SpaceEvent[]> {
  const { now } = bench;
  return (await allPages(bench, { limit: 200 })).filter(
    ({ status, start, rsvp, waiting = 0, remaining = 1 }) =>
      status === 'scheduled' &&
      rsvp?.mode === 'inline' &&
      remaining > 0 &&
      waiting === 0 &&
      byInstant(start, now) > 0 &&
      (!rsvp.opensAt || byInstant(rsvp.opensAt, now) <= 0) &&
      (!rsvp.closesAt || byInstant(rsvp.closesAt, now) > 0),
  );
}

const openEvent = async (bench: Bench): Promise<SpaceEvent> =>
  found((await openEvents(bench))[0], 'No event takes registrations here.');

/** The event that is filled with the fewest guests. */
async function fullableEvent(bench: Bench): Promise<SpaceEvent> {
  const events = (await openEvents(bench)).filter(({ waitlist, remaining = Infinity }) => waitlist && remaining <= 40);
  const [first] = [...events].sort((one, other) => (one.remaining ?? 0) - (other.remaining ?? 0));
  return found(first, 'No event with a waiting list can be filled.');
}

function refOf({ id, manageToken }: Rsvp) {
  ensure(manageToken, 'The answer that creates a registration carries no manageToken.');
  return { id, token: manageToken };
}

const minus = (count: number | undefined, less: number): number | undefined =>
  count === undefined ? undefined : count - less;
