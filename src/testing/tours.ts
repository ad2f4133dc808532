import type { ToursSource } from '../backend/backend.js';
import { BackendError } from '../backend/error.js';
import { addDays, byInstant, today } from '../domain/dates.js';
import { minutesBetween } from '../domain/moments.js';
import type { Slot, TourBooking, TourType } from '../domain/tours.js';
import { ensure, refused, same } from './assert.js';
import { answersTo, found, NothingToTest, type Bench, type Test } from './suite.js';

export const tourTests: readonly Test[] = [
  [
    ['tours'],
    'offers kinds of visit, each with an id of its own',
    async (bench) => {
      const kinds = await source(bench).kinds();
      ensure(new Set(kinds.map(({ id }) => id)).size === kinds.length, 'Two kinds of visit have the same id.');
    },
  ],

  [
    ['tours'],
    'gives slots by time, in the future, each as long as the visit',
    async (bench) => {
      for (const { tour, slots } of await offers(bench)) {
        slots.forEach(({ start, end }, index) => {
          const before = slots[index - 1];
          ensure(
            !before || byInstant(before.start, start) <= 0,
            `Slot ${start} of "${tour.id}" comes after a later one.`,
          );
          ensure(byInstant(start, bench.now) > 0, `Slot ${start} of "${tour.id}" is over.`);
          same(minutesBetween(start, end), tour.durationMinutes, `The length of slot ${start} of "${tour.id}"`);
        });
      }
    },
  ],

  [
    ['tours', 'hosts'],
    'gives only the slots of the host asked for',
    async (bench) => {
      const hosted = (await offers(bench)).flatMap(({ tour, slots }) =>
        slots.flatMap(({ hostId }) => (hostId ? [{ tour, hostId }] : [])),
      );
      const { tour, hostId } = found(hosted[0], 'No slot has a host.');
      const { items } = await source(bench).slots({ tourId: tour.id, hostId });
      ensure(
        items.length > 0 && items.every((slot) => slot.hostId === hostId),
        `Slots of another host than "${hostId}" are given.`,
      );
    },
  ],

  [
    ['tours'],
    'knows nothing of visits that do not exist',
    async (bench) => {
      await refused(source(bench).slots({ tourId: 'no-such-visit' }), 'not-found');
    },
  ],

  [
    ['tours.book', 'tours.reschedule', 'tours.cancel'],
    'books, shows, moves and cancels, and a second cancel says the same',
    async (bench) => {
      const { tour, slots } = await bookable(bench, 2);
      const [slot, other] = [slots[0], slots.at(-1)] as [Slot, Slot];
      const made = await book(bench, tour, slot);
      same([made.status, made.tourId], ['confirmed', tour.id], 'The booking');
      sameStart(await source(bench).booking(refOf(made)), slot);

      const moved = await source(bench).move(refOf(made), toOf(other), bench.intent());
      sameStart(moved, other);
      const ref = { id: made.id, token: moved.manageToken ?? refOf(made).token };
      sameStart(await source(bench).booking(ref), other);

      same((await source(bench).cancel(ref, 'Other plans.')).status, 'cancelled', 'The status after a cancel');
      same((await source(bench).cancel(ref, undefined)).status, 'cancelled', 'The status after a second cancel');
      await refused(source(bench).move(ref, toOf(slot), bench.intent()), 'closed');
    },
  ],

  [
    ['tours.book', 'tours.cancel'],
    'takes a booked slot off the list, and puts it back after a cancel',
    async (bench) => {
      const { tour, slot } = await single(bench);
      const made = await book(bench, tour, slot);
      ensure(!(await isOffered(bench, tour, slot)), `Slot ${slot.start} is still offered after it was booked.`);
      await source(bench).cancel(refOf(made), undefined);
      ensure(await isOffered(bench, tour, slot), `Slot ${slot.start} is not offered again after the cancel.`);
    },
  ],

  [
    ['tours.book', 'tours.cancel'],
    'lets only one of two have a slot, and offers the other what is still free',
    async (bench) => {
      const { tour, slot } = await single(bench);
      const answers = await Promise.allSettled([book(bench, tour, slot), book(bench, tour, slot)]);
      const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      same(made.length, 1, 'The number of bookings of one slot');
      const lost = answers.find((answer) => answer.status === 'rejected');
      const { alternatives } = await refused(Promise.reject(lost?.reason as Error), 'taken');
      ensure(alternatives.length > 0, 'Whoever was slower is offered no other times.');
      for (const one of alternatives)
        ensure(
          byInstant(one.start, slot.start) !== 0 || one.hostId !== slot.hostId,
          'The taken slot is offered as an alternative.',
        );
      for (const booking of made) await source(bench).cancel(refOf(booking), undefined);
    },
  ],

  [
    ['tours.book', 'tours.cancel'],
    'answers a repeated booking with the first one, and another one under its key not at all',
    async (bench) => {
      const { tour, slots } = await bookable(bench, 2);
      const input = inputFor(bench, tour, slots[0] as Slot);
      const intent = bench.intent();
      const first = await source(bench).book(tour.id, input, intent);
      const again = await source(bench).book(tour.id, input, intent);
      same([again.id, again.manageToken], [first.id, first.manageToken], 'The second answer');
      await refused(source(bench).book(tour.id, { ...input, notes: 'Something else.' }, intent), 'already-asked');
      await source(bench).cancel(refOf(first), undefined);
    },
  ],

  [
    ['tours.book', 'tours.cancel', 'holds'],
    'keeps a time from everybody but the booking that names the hold, and gives it back',
    async (bench) => {
      const { hold, release } = source(bench);
      if (!hold || !release) return;
      const { tour, slot, held } = await firstHeld(bench, hold);
      const { id, manageToken, expiresAt } = held;
      ensure(manageToken, 'The answer that creates a hold carries no manageToken.');
      ensure(byInstant(expiresAt, bench.now) > 0, `The hold is over before it began: ${expiresAt}.`);
      ensure(!(await isOffered(bench, tour, slot)), `Slot ${slot.start} is still offered while it is kept.`);
      await refused(book(bench, tour, slot), 'taken');
      const made = await source(bench).book(tour.id, { ...inputFor(bench, tour, slot), holdId: id }, bench.intent());
      await release({ id, token: manageToken });
      sameStart(await source(bench).booking(refOf(made)), slot);
      await source(bench).cancel(refOf(made), undefined);

      const again = await hold(tour.id, toOf(slot), bench.intent());
      await release({ id: again.id, token: again.manageToken ?? '' });
      ensure(await isOffered(bench, tour, slot), `Slot ${slot.start} is not offered again after it was given back.`);
    },
  ],

  [
    ['tours.book'],
    'says which field does not fit, and books nothing',
    async (bench) => {
      const { tour, slot } = await single(bench);
      const input = {
        ...inputFor(bench, tour, slot),
        attendee: { name: 'Ada', email: 'not an address', phone: '+31201234567' },
      };
      const { fields } = await refused(source(bench).book(tour.id, input, bench.intent()), 'invalid');
      ensure(
        fields.some(({ pointer }) => pointer === '/attendee/email'),
        `No complaint points to /attendee/email: ${JSON.stringify(fields)}`,
      );
      ensure(await isOffered(bench, tour, slot), 'The slot is gone though nothing was booked.');
    },
  ],

  [
    ['tours.book'],
    'books nothing in the past',
    async (bench) => {
      const { tour, slot } = await single(bench);
      const input = { ...inputFor(bench, tour, slot), start: '2020-01-07T10:00:00Z' };
      await refused(source(bench).book(tour.id, input, bench.intent()), 'closed', 'outside-window');
    },
  ],

  [
    ['tours.book', 'tours.cancel'],
    'opens a booking to nobody with a wrong token',
    async (bench) => {
      const { tour, slot } = await single(bench);
      const made = await book(bench, tour, slot);
      await refused(source(bench).booking({ id: made.id, token: 'wrong' }), 'unauthorized');
      await refused(source(bench).cancel({ id: 'no-such-booking', token: 'wrong' }, undefined), 'unauthorized');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['tours.book', 'tours.cancel', 'introductions'],
    'takes a request to meet somebody back by the link of the visit it came with',
    async (bench) => {
      const { people } = bench.backend;
      if (!people) throw new Error('"introductions" is announced but the backend has no people.');
      const { members, crafts } = await people.people();
      const [craft] = crafts;
      const [member] = members;
      const who = found(craft ? { craft: craft.craft } : member && { memberId: member.id }, 'Nobody can be asked for.');
      const { tour, slot } = await single(bench);
      const made = await source(bench).book(tour.id, { ...inputFor(bench, tour, slot), meet: { ...who, why: 'We do the same.' } }, bench.intent());
      ensure(made.introduction, 'The booking says nothing of the request that came with it.');
      same(made.introduction.state, 'asked', 'The state of the request');
      const ref = { id: made.introduction.id, token: refOf(made).token };
      same((await people.withdraw(ref)).state, 'withdrawn', 'The state after it was taken back');
      same((await source(bench).booking(refOf(made))).introduction?.state, 'withdrawn', 'The state that the visit tells');
      await source(bench).cancel(refOf(made), undefined);
    },
  ],

  [
    ['tours.book'],
    'knows nothing of bookings for visits that do not exist',
    async (bench) => {
      const { tour, slot } = await single(bench);
      await refused(source(bench).book('no-such-visit', inputFor(bench, tour, slot), bench.intent()), 'not-found');
    },
  ],
];

interface Offer {
  readonly tour: TourType;
  readonly slots: readonly Slot[];
}

function source({ backend }: Bench): ToursSource {
  if (!backend.tours) throw new Error('"tours" is announced but the backend has none.');
  return backend.tours;
}

/** Every visit with its slots of the coming four weeks. */
async function offers(bench: Bench): Promise<readonly Offer[]> {
  const from = today(bench.space.timeZone, bench.now);
  const kinds = await source(bench).kinds();
  return Promise.all(
    kinds.map(async (tour) => ({
      tour,
      slots: (await source(bench).slots({ tourId: tour.id, from, to: addDays(from, 28) })).items,
    })),
  );
}

/** A visit that can be booked here, with slots that one visitor fills. */
async function bookable(bench: Bench, count: number): Promise<Offer> {
  const offered = (await offers(bench))
    .filter(({ tour }) => tour.book.mode === 'inline')
    .map(({ tour, slots }) => ({ tour, slots: slots.filter(({ remaining = 1 }) => remaining === 1) }));
  return found(
    offered.find(({ slots }) => slots.length >= count),
    'No visit can be booked here.',
  );
}

/** Only some kinds of visit may be kept, and rooms may be all that is. */
async function firstHeld(bench: Bench, hold: NonNullable<ToursSource['hold']>) {
  for (const { tour, slots } of await offers(bench)) {
    const slot = slots.find(({ remaining = 1 }) => remaining === 1);
    if (tour.book.mode !== 'inline' || !slot) continue;
    try {
      return { tour, slot, held: await hold(tour.id, toOf(slot), bench.intent()) };
    } catch (error) {
      if (!(error instanceof BackendError && error.code === 'unsupported')) throw error;
    }
  }
  throw new NothingToTest('No time of a visit can be kept.');
}

async function single(bench: Bench): Promise<{ readonly tour: TourType; readonly slot: Slot }> {
  const { tour, slots } = await bookable(bench, 2);
  return { tour, slot: slots[0] as Slot };
}

const toOf = ({ start, hostId }: Slot) => ({ start, ...(hostId && { hostId }) });

const inputFor = (bench: Bench, tour: TourType, slot: Slot) => ({
  ...toOf(slot),
  attendee: bench.visitor(),
  partySize: tour.minPartySize ?? 1,
  ...answersTo(tour.fields),
  consent: { terms: true },
});

const book = (bench: Bench, tour: TourType, slot: Slot): Promise<TourBooking> =>
  source(bench).book(tour.id, inputFor(bench, tour, slot), bench.intent());

async function isOffered(bench: Bench, tour: TourType, slot: Slot): Promise<boolean> {
  const from = today(bench.space.timeZone, slot.start);
  const { items } = await source(bench).slots({ tourId: tour.id, from, to: addDays(from, 1) });
  return items.some(({ start, hostId }) => byInstant(start, slot.start) === 0 && hostId === slot.hostId);
}

function refOf({ id, manageToken }: TourBooking) {
  ensure(manageToken, 'The answer that creates a booking carries no manageToken.');
  return { id, token: manageToken };
}

function sameStart({ start }: TourBooking, slot: Slot): void {
  ensure(byInstant(start, slot.start) === 0, `The visit should start at ${slot.start} but starts at ${start}.`);
}
