import type { components } from '../../../../src/contract/wire.ts';
import { facts, fresh, type Answer, type Call, type Handler } from '../call.ts';
import { invalid } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import { addDays, minute, startOfDay, toIso, type Day } from '../time/days.ts';
import { windowOf, type DayWindow } from '../window.ts';
import { nothing, type Given } from './given.ts';
import { intervalsOf, lastDay, nextAvailable } from './intervals.ts';
import { loadGiven } from './load.ts';
import { cancelReservation, confirmReservation, createReservation, getReservation, rescheduleReservation } from './reservations.ts';

type Wire = components['schemas'];

export const availabilityHandlers: Readonly<Record<string, Handler>> = {
  listResources, getAvailability, createReservation, getReservation, rescheduleReservation, cancelReservation, confirmReservation,
};

const defaultLimit = 50;

async function listResources({ space, query }: Call): Promise<Answer> {
  const limit = (query['limit'] as number | undefined) ?? defaultLimit;
  const cursor = query['cursor'] as string | undefined;
  const all = ofKind(space.file.resources ?? [], query['kind'] as readonly string[] | undefined);
  const after = cursor === undefined ? 0 : all.findIndex(({ id }) => id === Buffer.from(cursor, 'base64url').toString()) + 1;
  if (cursor !== undefined && after === 0) throw invalid('/query/cursor', 'is not a cursor of this list');
  const page = all.slice(after, after + limit);
  const last = page.at(-1);
  return facts({
    items: page.map(toResource),
    next: after + limit < all.length && last ? Buffer.from(last.id).toString('base64url') : null,
  } satisfies Wire['ResourcePage']);
}

async function getAvailability(call: Call): Promise<Answer> {
  const { space, query, db, now } = call;
  const window = windowOf(call, { days: 62, reach: { past: 62, ahead: 731 } });
  const ids = query['resourceId'] as readonly string[] | undefined;
  const resources = ofKind(space.file.resources ?? [], query['kind'] as readonly string[] | undefined).filter(({ id }) => !ids || ids.includes(id));
  const load = (some: readonly ResourceFile[], { from, to }: DayWindow): Promise<ReadonlyMap<string, Given>> =>
    // A night that began on the day before is part of a day, and one that begins on the last goes on after it.
    loadGiven(db, space, some, { start: startOfDay(addDays(from, -1), space.zone), end: startOfDay(addDays(to, 1), space.zone) });

  const today = space.today(now);
  const soon = { from: addDays(today, -1), to: addDays(today, soonDays) };
  const together = window.from <= soon.to && window.to >= soon.from;
  const given = await load(resources, together ? { from: earlier(window.from, soon.from), to: later(window.to, soon.to) } : window);
  const givenSoon = together ? given : await load(resources, soon);
  const next = new Map(resources.map((resource) => [resource.id, nextAvailable(space, resource, soon, givenSoon.get(resource.id) ?? nothing, now)]));
  // Few have nothing free for weeks, so only they are asked for what comes much later.
  const full = resources.filter(({ id }) => next.get(id) === null);
  const much = { from: soon.to, to: lastDay(today) };
  const givenLater = await load(full, much);
  for (const resource of full) next.set(resource.id, nextAvailable(space, resource, much, givenLater.get(resource.id) ?? nothing, now));

  return fresh({
    from: window.from,
    to: window.to,
    timeZone: space.zone,
    asOf: toIso(Math.floor(now / minute) * minute),
    items: resources.map((resource) => ({
      resourceId: resource.id,
      intervals: [...intervalsOf(space, resource, window, given.get(resource.id) ?? nothing, now)],
      nextAvailable: next.get(resource.id) ?? null,
    })),
  } satisfies Wire['Availability']);
}

/** How far the first free moment is looked for together with what is shown. */
const soonDays = 15;
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

const ofKind = (resources: readonly ResourceFile[], kinds: readonly string[] | undefined): readonly ResourceFile[] =>
  kinds?.length ? resources.filter(({ kind }) => kinds.includes(kind)) : resources;

function toResource({ hours: _hours, wholeDays: _days, freeFromDays: _from, busy: _busy, calendarVersion: _version, ...wire }: ResourceFile): Wire['Resource'] {
  return wire;
}
