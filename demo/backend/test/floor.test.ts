// No number about people below the minimum group, straight or implied, whatever a file holds and whoever registers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { components } from '../../../src/contract/wire.ts';
import { atLeast, toldCapacity, toldCrafts, toldGuests, toldSource } from '../src/people/floor.ts';
import type { CraftFile } from '../src/spaces/file.ts';
import { apiOf, open, somebody, tuesday } from './helpers/api.ts';

const floors = fc.integer({ min: -3, max: 12 }).map(atLeast);
const words = fc.constantFrom('Weaving', 'Dyeing', 'Cloth', 'Glass', 'Code');
const crafts: fc.Arbitrary<readonly CraftFile[]> = fc.uniqueArray(
  fc.record({
    craft: words, under: fc.option(words, { nil: undefined }), people: fc.integer({ min: 1, max: 14 }),
    perWeekday: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 7 }),
  }, { requiredKeys: ['craft', 'people', 'perWeekday'] }).map(({ under, ...craft }) => ({ ...craft, ...(under !== undefined && { under }) })),
  { selector: ({ craft }) => craft },
);
const members = fc.array(fc.record({ craft: fc.oneof(words, words.map((word) => word.toUpperCase())) }), { maxLength: 8 });

describe('numbers about people', () => {
  it('are never told of fewer than five, whatever a file asks for', () => {
    fc.assert(fc.property(fc.option(fc.integer(), { nil: undefined }), (wanted) => atLeast(wanted) >= 5 && atLeast(wanted) >= (wanted ?? 0)));
  });

  it('give crafts and their days only where the minimum group is there', () => {
    fc.assert(fc.property(crafts, members, floors, (counted, shown, floor) => {
      for (const { people, usualDays = [], craft } of toldCrafts(counted, floor, shown)) {
        assert.ok(people >= floor);
        // Whatever is in this entry, it cannot be more than everybody who may be: so a day below the floor in all of them is not in it.
        const parts = counted.filter((part) => part.craft === craft || part.under === craft);
        for (const day of usualDays) assert.ok(parts.reduce((sum, { perWeekday }) => sum + (perWeekday?.[day - 1] ?? 0), 0) >= floor);
      }
    }), { numRuns: 1000 });
  });

  it('leave no small rest beside the members who are shown', () => {
    fc.assert(fc.property(crafts, members, floors, (counted, shown, floor) => {
      for (const { people, craft } of toldCrafts(counted, floor, shown)) {
        const here = shown.filter((member) => member.craft.toLowerCase() === craft.toLowerCase()).length;
        const rest = people - here;
        const alone = counted.filter((part) => part.under === craft && part.craft !== craft).length === 0;
        if (alone) assert.ok(rest <= 0 || rest >= floor, `${rest} are left over of ${people} in ${craft}`);
      }
    }), { numRuns: 1000 });
  });

  it('count everybody once: no entry is part of another, so that nothing can be taken off', () => {
    fc.assert(fc.property(crafts, members, floors, (counted, shown, floor) => {
      const given = toldCrafts(counted, floor, shown);
      assert.ok(given.reduce((sum, { people }) => sum + people, 0) <= counted.reduce((sum, { people }) => sum + people, 0));
      assert.equal(new Set(given.map(({ craft }) => craft)).size, given.length);
    }), { numRuns: 1000 });
  });

  it('give away no small number of guests, nor of those who are hidden, neither by count nor by the places left', () => {
    const guests = fc.record({ taken: fc.integer({ min: 0, max: 30 }), free: fc.integer({ min: 0, max: 30 }), shown: fc.integer({ min: 0, max: 30 }) });
    fc.assert(fc.property(guests, floors, ({ taken, free, shown }, floor) => {
      const told = toldGuests(taken, Array.from({ length: Math.min(shown, taken) }, () => ({ craft: 'Glass' })), floor);
      const capacity = toldCapacity(taken + free, taken, told);
      const implied = [...(told.count === undefined ? [] : [told.count]), ...(capacity === undefined ? [] : [capacity - free])];
      for (const all of implied) {
        assert.ok(all === 0 || all >= floor, `${all} guests`);
        const hidden = all - told.shown.length;
        assert.ok(hidden <= 0 || hidden >= floor, `${hidden} hidden guests`);
      }
    }), { numRuns: 2000 });
  });

  it('say how many members agree only where they are enough', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), floors, (count, floor) => {
      const { count: told } = toldSource({ type: 'members', count }, floor);
      assert.equal(told, count >= floor ? count : undefined);
    }));
  });

  it('merge what is too small under its wider word, and keep quiet about what is still too small', () => {
    assert.deepEqual(toldCrafts([
      { craft: 'Weaving', under: 'Cloth', people: 3, perWeekday: [3, 2] }, { craft: 'Dyeing', under: 'Cloth', people: 2, perWeekday: [2, 2] },
      { craft: 'Glass', under: 'Glass', people: 4 }, { craft: 'Code', people: 9 }, { craft: 'Law', under: 'Words', people: 5 }, { craft: 'Poetry', under: 'Words', people: 1 },
    ], 5, [{ craft: 'Law' }]), [
      { craft: 'Code', people: 9 }, { craft: 'Words', people: 6 }, { craft: 'Cloth', people: 5, usualDays: [1] },
    ]);
  });
});

describe('guests who chose to be seen', () => {
  it('are seen until the event is over, and by nobody who looks back', async () => {
    let now = tuesday;
    const backend = await open({ now: () => now });
    const api = apiOf(backend);
    const talk = 'talk-2026-10-23';
    await api.post(`/events/${talk}/rsvps`, { attendee: somebody(), appearance: 'craft', craft: 'Weaver' });
    const seen = async () => {
      const fresh = { headers: { 'cache-control': 'no-cache' } };
      const { body: event } = await api.get(`/events/${talk}`, fresh) as { body: components['schemas']['Event'] };
      const { body: { items } } = await api.get('/events?from=2026-10-23&to=2026-10-24', fresh) as { body: components['schemas']['EventPage'] };
      return [event, items.find(({ id }) => id === talk)].map((one) => one?.guests?.shown.some(({ craft }) => craft === 'Weaver'));
    };
    assert.deepEqual(await seen(), [true, true]);
    now = Date.parse('2026-10-25T08:00:00Z');
    assert.deepEqual(await seen(), [false, false]);
    await backend.close();
  });
});

describe('whoever asks all there is to ask', () => {
  it('learns no small number of guests or members, whatever was registered and cancelled meanwhile', async () => {
    const backend = await open();
    const api = apiOf(backend);
    const coming: { readonly id: string; readonly manageToken: string }[] = [];
    const fresh = { headers: { 'cache-control': 'no-cache' } };
    const steps = fc.sample(fc.record({
      leave: fc.boolean(), event: fc.constantFrom('talk-2026-10-23', 'small-2026-10-24', 'dinner-2026-10-25'), partySize: fc.integer({ min: 1, max: 3 }),
      appearance: fc.constantFrom('hidden', 'craft', 'firstName'), craft: words,
    }), { numRuns: 40, seed: 7 });
    for (const { leave, event, ...guest } of steps) {
      const leaving = leave ? coming.pop() : undefined;
      if (leaving) await api.post(`/rsvps/${leaving.id}/cancel`, {}, { token: leaving.manageToken });
      else {
        const { status, body } = await api.post(`/events/${event}/rsvps`, { ...guest, attendee: somebody(), joinWaitlist: true, answers: event.startsWith('dinner') ? { diet: 'none' } : {} });
        if (status === 201) coming.push(body as { id: string; manageToken: string });
      }
      const { body: { items } } = await api.get('/events', fresh) as { body: { items: readonly components['schemas']['Event'][] } };
      for (const { id, guests, capacity, remaining, waiting } of items) {
        const { count, shown = [], minimumGroup = 5 } = guests ?? {};
        // Without guests of its own an event has nobody to count.
        const taken = guests && capacity !== undefined && remaining !== undefined && (remaining > 0 || !waiting) ? capacity - remaining : undefined;
        for (const all of [count, taken].filter((number) => number !== undefined)) {
          assert.ok(all === 0 || all >= minimumGroup, `${all} guests of ${id}`);
          assert.ok(all <= shown.length || all - shown.length >= minimumGroup, `${all - shown.length} hidden guests of ${id}`);
        }
      }
    }
    assert.ok(coming.length > 5, 'nothing happened');
    const { body: people } = await api.get('/people', fresh) as { body: components['schemas']['People'] };
    for (const { craft, people: count } of people.crafts) assert.ok(count - people.members.filter((member) => member.craft === craft).length >= 5, craft);
    await backend.close();
  });
});
