import { isIsoDate, isTimeZone } from '../domain/dates.js';
import { PEOPLE_FLOOR } from '../domain/people.js';
import { ensure, refused } from './assert.js';
import type { Test } from './suite.js';

export const spaceTests: readonly Test[] = [
  [
    [],
    'tells its name, its zone and what it can do',
    async ({ space }) => {
      ensure(space.name, 'The space has no name.');
      ensure(isTimeZone(space.timeZone), `"${space.timeZone}" is no time zone.`);
      ensure(Array.isArray(space.capabilities), 'The capabilities are no list.');
    },
  ],

  [
    [],
    'ends a call with the reason of its signal',
    async ({ backend }) => {
      const reason = new Error('The element is gone.');
      const signal = AbortSignal.abort(reason);
      const thrown: unknown = await backend.space.facts({ signal }).catch((error: unknown) => error);
      ensure(thrown === reason, `An aborted call should reject with its signal's reason, but threw: ${String(thrown)}`);
    },
  ],

  [
    ['events'],
    'lets go of a call that is aborted half way',
    async ({ backend }) => {
      const controller = new AbortController();
      const reason = new Error('The visitor went on.');
      const call = backend.events?.list({ q: crypto.randomUUID() }, { signal: controller.signal });
      controller.abort(reason);
      const thrown: unknown = await call?.catch((error: unknown) => error);
      ensure(
        thrown === reason,
        `A call aborted half way should reject with its signal's reason, but gave: ${JSON.stringify(thrown)}`,
      );
    },
  ],

  [
    ['hosts'],
    'names its hosts, each with an id of its own',
    async ({ backend }) => {
      const hosts = await backend.space.hosts();
      ensure(hosts.length > 0, 'There is no host.');
      ensure(new Set(hosts.map(({ id }) => id)).size === hosts.length, 'Two hosts have the same id.');
    },
  ],

  [
    ['locations'],
    'names its places, each with the address of its backend',
    async ({ backend }) => {
      for (const { id, url } of await backend.space.locations())
        ensure(/^https?:/.test(url), `Location "${id}" has no address but "${url}".`);
    },
  ],

  [
    ['house'],
    'says what it is like here, who says so, and since when',
    async ({ backend }) => {
      const { lines, rhythm } = await backend.space.house();
      for (const { text, confirmedOn } of lines) ensure(isIsoDate(confirmedOn), `"${text}" was confirmed on no day.`);
      if (rhythm) ensure(rhythm.minimumGroup >= PEOPLE_FLOOR, `The rhythm counts groups of ${rhythm.minimumGroup}.`);
    },
  ],

  [
    ['people'],
    'gives no number about people below the minimum group',
    async ({ backend }) => {
      const people = await backend.people?.people();
      for (const { craft, people: count } of people?.crafts ?? [])
        ensure(count >= PEOPLE_FLOOR, `"${craft}" is given with ${count} people.`);
    },
  ],

  [
    ['introductions', 'people'],
    'asks for an introduction, shows it, and takes it back',
    async ({ backend, visitor, intent }) => {
      const people = await backend.people?.people();
      const [member] = people?.members ?? [];
      const [around] = people?.crafts ?? [];
      const whom = member ? { memberId: member.id } : { craft: around?.craft ?? 'Design' };
      const asked = await backend.people?.ask(
        { ...whom, why: 'I am looking for somebody who knows old windows.', attendee: visitor() },
        intent(),
      );
      ensure(asked?.manageToken, 'The answer carries no manageToken.');
      ensure(asked.state === 'asked', `A new request should be "asked" but is "${asked.state}".`);
      const ref = { id: asked.id, token: asked.manageToken };
      const shown = await backend.people?.introduction(ref);
      ensure(shown?.state === 'asked', `The request should still be "asked" but is "${String(shown?.state)}".`);
      const withdrawn = await backend.people?.withdraw(ref);
      ensure(
        withdrawn?.state === 'withdrawn',
        `The request should be "withdrawn" but is "${String(withdrawn?.state)}".`,
      );
    },
  ],

  [
    ['introductions'],
    'shows a request for an introduction to nobody without its token',
    async ({ backend }) => {
      ensure(backend.people, 'The backend has no people.');
      await refused(backend.people.introduction({ id: 'no-such-request', token: 'wrong' }), 'unauthorized');
    },
  ],
];
