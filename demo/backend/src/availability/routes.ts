import type { components } from '../../../../src/contract/wire.ts';
import { facts, fresh, type Answer, type Call, type Handler } from '../call.ts';
import { invalid } from '../problem.ts';
import type { ResourceFile } from '../spaces/file.ts';
import { addDays, minute, startOfDay, toIso } from '../time/days.ts';
import { windowOf } from '../window.ts';
import { intervalsOf, lastDay, nextAvailable } from './intervals.ts';
import { loadGiven } from './load.ts';
import { cancelReservation, createReservation, getReservation, rescheduleReservation } from './reservations.ts';

type Wire = components['schemas'];

export const availabilityHandlers: Readonly<Record<string, Handler>> = {
  listResources, getAvailability, createReservation, getReservation, rescheduleReservation, cancelReservation,
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
  const today = space.today(now);
  const near = addDays(window.from < today ? window.from : today, -1);
  const far = addDays(window.to > lastDay(today) ? window.to : lastDay(today), 1);
  const given = await loadGiven(db, space, resources, { start: startOfDay(near, space.zone), end: startOfDay(far, space.zone) });
  return fresh({
    from: window.from,
    to: window.to,
    timeZone: space.zone,
    asOf: toIso(Math.floor(now / minute) * minute),
    items: resources.map((resource) => {
      const own = given.get(resource.id) ?? { cells: new Map(), busy: [] };
      return { resourceId: resource.id, intervals: [...intervalsOf(space, resource, window, own, now)], nextAvailable: nextAvailable(space, resource, own, now) };
    }),
  } satisfies Wire['Availability']);
}

const ofKind = (resources: readonly ResourceFile[], kinds: readonly string[] | undefined): readonly ResourceFile[] =>
  kinds?.length ? resources.filter(({ kind }) => kinds.includes(kind)) : resources;

function toResource({ hours: _hours, wholeDays: _days, freeFromDays: _from, busy: _busy, ...wire }: ResourceFile): Wire['Resource'] {
  return wire;
}
