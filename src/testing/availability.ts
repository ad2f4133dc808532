import type { AvailabilitySource } from '../backend/backend.js';
import { viewOf, type Interval, type Reservation, type Resource } from '../domain/availability.js';
import { addDays, addMinutes, byInstant, dayOf, today, type Instant, type IsoDate, type TimeZone } from '../domain/dates.js';
import { instantAt, minutesBetween } from '../domain/moments.js';
import { ensure, refused, same } from './assert.js';
import { found, type Bench, type Test } from './suite.js';

export const availabilityTests: readonly Test[] = [
  [
    ['availability'],
    'lists its resources, and by kind only those',
    async (bench) => {
      const { resources } = source(bench);
      const all = await resources({});
      ensure(new Set(all.map(({ id }) => id)).size === all.length, 'Two resources have the same id.');
      const kind = found(all[0], 'The space has no resources.').kind;
      const some = await resources({ kinds: [kind] });
      same(
        some.map(({ id }) => id),
        all.filter((one) => one.kind === kind).map(({ id }) => id),
        `What is listed as "${kind}"`,
      );
    },
  ],

  [
    ['availability'],
    'gives stretches by time, apart from each other, within the days asked for',
    async (bench) => {
      const zone = bench.space.timeZone;
      const from = today(zone, bench.now);
      const answer = await source(bench).window({ from, to: addDays(from, 14) });
      same([answer.from, answer.to], [from, addDays(from, 14)], 'The window');
      const units = new Map((await source(bench).resources({})).map((one) => [one.id, one.units ?? 1]));
      for (const { resourceId, intervals } of answer.items) {
        let last = instantAt(answer.from, '00:00', zone);
        for (const { start, end, available } of intervals) {
          ensure(byInstant(last, start) <= 0, `"${resourceId}" has a stretch at ${start}, before ${last}.`);
          ensure(
            byInstant(start, end) < 0,
            `"${resourceId}" has a stretch that ends at ${end}, before it starts at ${start}.`,
          );
          ensure(
            available <= (units.get(resourceId) ?? 0),
            `"${resourceId}" has ${available} free at ${start}, more than there are.`,
          );
          last = end;
        }
        ensure(
          byInstant(last, instantAt(answer.to, '00:00', zone)) <= 0,
          `"${resourceId}" goes on after the window, to ${last}.`,
        );
      }
    },
  ],

  [
    ['availability'],
    'answers only for the resources asked for',
    async (bench) => {
      const [one] = await source(bench).resources({});
      const { id } = found(one, 'The space has no resources.');
      const { items } = await source(bench).window({ resourceIds: [id] });
      same(
        items.map(({ resourceId }) => resourceId),
        [id],
        'The resources answered',
      );
    },
  ],

  [
    ['availability'],
    'refuses more than 62 days at once',
    async (bench) => {
      const from = today(bench.space.timeZone, bench.now);
      await refused(source(bench).window({ from, to: addDays(from, 80) }), 'outside-window', 'invalid');
    },
  ],

  [
    ['reservations'],
    'reserves, shows, moves and cancels, and a second cancel says the same',
    async (bench) => {
      const { reserve, reservation, move, cancel } = source(bench);
      const [place, other] = await freeTimes(bench, 2);
      const made = await reserve(place.resource.id, form(bench, place), bench.intent());
      same([made.status, made.resourceId], ['confirmed', place.resource.id], 'The reservation');
      const ref = refOf(made);
      sameTime(await reservation(ref), place);
      sameTime(await move(ref, { start: other.start, end: other.end }, bench.intent()), other);
      same((await cancel(ref, 'Other plans.')).status, 'cancelled', 'The status after a cancel');
      same((await cancel(ref, undefined)).status, 'cancelled', 'The status after a second cancel');
      same((await reservation(ref)).status, 'cancelled', 'The status seen later');
    },
  ],

  [
    ['reservations'],
    'takes away what is reserved, and gives it back after a cancel',
    async (bench) => {
      const [place] = await freeTimes(bench, 1);
      const made = await source(bench).reserve(place.resource.id, form(bench, place), bench.intent());
      same(await freeAt(bench, place), place.available - 1, 'What is free after a reservation');
      await source(bench).cancel(refOf(made), undefined);
      same(await freeAt(bench, place), place.available, 'What is free after the cancel');
    },
  ],

  [
    ['reservations'],
    'lets only one of two have the last place',
    async (bench) => {
      const [place] = await freeTimes(bench, 1);
      const units = place.available;
      const made = await source(bench).reserve(place.resource.id, { ...form(bench, place), units }, bench.intent());
      await refused(source(bench).reserve(place.resource.id, form(bench, place), bench.intent()), 'taken');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['reservations'],
    'answers a repeated reservation with the first one',
    async (bench) => {
      const [place] = await freeTimes(bench, 1);
      const [input, intent] = [form(bench, place), bench.intent()];
      const first = await source(bench).reserve(place.resource.id, input, intent);
      const again = await source(bench).reserve(place.resource.id, input, intent);
      same([again.id, again.manageToken], [first.id, first.manageToken], 'The second answer');
      await source(bench).cancel(refOf(first), undefined);
    },
  ],

  [
    ['reservations'],
    'opens a reservation to nobody with a wrong token',
    async (bench) => {
      const [place] = await freeTimes(bench, 1);
      const made = await source(bench).reserve(place.resource.id, form(bench, place), bench.intent());
      await refused(source(bench).reservation({ id: made.id, token: 'wrong' }), 'unauthorized');
      await refused(source(bench).cancel({ id: 'no-such-reservation', token: 'wrong' }, undefined), 'unauthorized');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['reservations'],
    'knows nothing of resources that do not exist',
    async (bench) => {
      const [place] = await freeTimes(bench, 1);
      await refused(source(bench).reserve('no-such-resource', form(bench, place), bench.intent()), 'not-found');
    },
  ],
];

/** A stretch of a resource that nobody has yet. */
interface Place {
  readonly resource: Resource;
  readonly start: Instant;
  readonly end: Instant;
  readonly available: number;
}

function source({ backend }: Bench): AvailabilitySource {
  if (!backend.availability) throw new Error('"availability" is announced but the backend has none.');
  return backend.availability;
}

/** Free times of one resource, as long as it is let at least; none overlap. */
async function freeTimes(bench: Bench, count: 1): Promise<readonly [Place]>;
async function freeTimes(bench: Bench, count: 2): Promise<readonly [Place, Place]>;
async function freeTimes(bench: Bench, count: number): Promise<readonly Place[]> {
  const resources = (await source(bench).resources({})).filter(
    ({ kind, book }) => book?.mode === 'inline' && viewOf(kind) !== 'offices',
  );
  const from = addDays(today(bench.space.timeZone, bench.now), 1);
  const { items } = await source(bench).window({
    from,
    to: addDays(from, 28),
    resourceIds: resources.map(({ id }) => id),
  });
  const perResource = resources.map((resource) => {
    const intervals = items.find(({ resourceId }) => resourceId === resource.id)?.intervals ?? [];
    const stretches = viewOf(resource.kind) === 'desks' ? wholeDays(intervals, bench.space.timeZone) : intervals;
    return stretches.flatMap((stretch) => placeIn(resource, stretch, bench.now)).slice(0, count);
  });
  return found(
    perResource.find((places) => places.length === count),
    'The space has no free times that can be reserved here.',
  );
}

/** A desk is had by the day, so what counts is the moment when the fewest are free. */
function wholeDays(intervals: readonly Interval[], zone: TimeZone): readonly Interval[] {
  const days = new Map<IsoDate, Interval>();
  for (const { start, end, available } of intervals) {
    const before = days.get(dayOf(start, zone));
    days.set(dayOf(start, zone), {
      start: before?.start ?? start,
      end,
      available: Math.min(before?.available ?? Infinity, available),
    });
  }
  return [...days.values()];
}

function placeIn(resource: Resource, { start, end, available }: Interval, now: Instant): readonly Place[] {
  const wholeDay = viewOf(resource.kind) === 'desks';
  const length = wholeDay ? minutesBetween(start, end) : (resource.minMinutes ?? resource.stepMinutes ?? 60);
  const early = byInstant(start, addMinutes(now, resource.leadMinutes ?? 0)) <= 0;
  return available < 1 || early || minutesBetween(start, end) < length
    ? []
    : [{ resource, start, end: addMinutes(start, length), available }];
}

/** How many are free all through a stretch. */
async function freeAt(bench: Bench, { resource, start, end }: Place): Promise<number> {
  const from = dayOf(start, bench.space.timeZone);
  const { items } = await source(bench).window({ from, to: addDays(from, 2), resourceIds: [resource.id] });
  const inside = (items[0]?.intervals ?? []).filter(
    (one) => byInstant(one.start, end) < 0 && byInstant(one.end, start) > 0,
  );
  return inside.length === 0 ? 0 : Math.min(...inside.map(({ available }) => available));
}

const form = ({ visitor }: Bench, { start, end }: Place) => ({
  start,
  end,
  attendee: visitor(),
  consent: { terms: true },
});

function refOf({ id, manageToken }: Reservation) {
  ensure(manageToken, 'The answer that creates a reservation carries no manageToken.');
  return { id, token: manageToken };
}

function sameTime(actual: Reservation, { start, end }: Place): void {
  ensure(
    byInstant(actual.start, start) === 0 && byInstant(actual.end, end) === 0,
    `The reservation should be from ${start} to ${end} but is from ${actual.start} to ${actual.end}.`,
  );
}
