// `requests`, `approve`, `decline`, `pass`: what waits for an answer, and the answers.
import { answerIntroduction, passOn } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import { actOn } from '../staff/acts.ts';
import { wishText } from '../staff/booking-parts.ts';
import { findBookings } from '../staff/bookings.ts';
import { wishesToAnswer, type OpenWish } from '../staff/wishes.ts';
import { en } from '../staff/words-en.ts';
import { toIso } from '../time/days.ts';
import { bookingTable, changeOptions, findAny, formatsFor, sayChanged, spacesOf, toJson } from './booking.ts';
import { Misuse, textOption, type Command, type Given } from './command.ts';
import { table } from './lines.ts';
import { atOffice, type Office } from './office.ts';

export const requests: Command = {
  name: 'requests',
  takes: '[--space ID] [--json]',
  does: 'lists what waits for a yes or a no of the house: places, and introductions',
  options: { space: { type: 'string' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async (office) => {
    const lists = await Promise.all(spacesOf(given, office).map(async (space) => ({
      space,
      places: await findBookings(office.db, space, { status: 'pendingApproval' }),
      wishes: await wishesToAnswer(office.db, space, office.now),
    })));
    if (given.values['json']) {
      console.log(JSON.stringify(lists.map(({ space, places, wishes }) => ({ space: space.id, places: places.map((booking) => toJson(space, booking)), introductions: wishes.map(wishToJson) })), null, 2));
      return;
    }
    for (const { space, places, wishes } of lists) {
      console.log(`${space.file.name}: ${places.length + wishes.length || 'none'}`);
      if (places.length) console.log(bookingTable(space, places, { withDay: true }));
      if (wishes.length) {
        console.log(table([{}, { flexible: true }, { flexible: true }, {}], wishes.map((wish) =>
          [`by ${formatsFor(space).shortDay(space.today(wish.expiresAt))}`, wish.name, wishText(en, wish), wish.id.slice(0, 8)])));
      }
    }
  }),
};

const wishToJson = ({ id, bookingId, craft, member, passedTo, why, state, name, email, expiresAt }: OpenWish): object =>
  ({ id, bookingId, craft, memberId: member?.id, passedTo: passedTo?.id, why, state, name, email, expiresAt: toIso(expiresAt) });

const answering = (act: 'approve' | 'decline', does: string): Command => ({
  name: act,
  takes: 'ID [--reason TEXT] [--quietly] [--space ID] [--json]',
  does,
  options: changeOptions,
  run: (given) => atOffice(given, async (office) => {
    const found = await findAny(given, office);
    if (found) {
      const answered = await actOn(office.db, found.space, act, { id: found.booking.id, now: office.now, reason: textOption(given, 'reason'), quietly: given.values['quietly'] === true });
      sayChanged(given, { space: found.space, booking: answered }, act === 'approve' ? 'Approved' : 'Declined');
      return;
    }
    const { space, wish } = await theWish(given, office);
    const answer = act === 'approve' ? 'accepted' : 'declined';
    const { row } = await office.db.transaction((tx) => answerIntroduction(tx, space, { id: wish.id, now: office.now, by: 'host', answer, word: textOption(given, 'reason') }));
    console.log(given.values['json'] ? JSON.stringify({ space: space.id, id: wish.id, state: row.state }) : `${wishText(en, { ...wish, state: row.state })}. ${wish.name} gets a mail.`);
  }),
});

export const approve = answering('approve', 'says yes to a request; of an introduction, that the member said yes');
export const decline = answering('decline', 'says no to a request');

export const pass: Command = {
  name: 'pass',
  takes: 'ID --to MEMBER [--space ID]',
  does: 'asks a member whether they would meet somebody who looks for their craft',
  options: { to: { type: 'string' }, space: { type: 'string' } },
  run: (given) => atOffice(given, async (office) => {
    const memberId = textOption(given, 'to');
    if (memberId === undefined) throw new Misuse('Say whom: --to MEMBER, the id of a member in the space\'s file.');
    const { space, wish } = await theWish(given, office);
    const { changed } = await office.db.transaction((tx) => passOn(tx, space, { id: wish.id, memberId, now: office.now }));
    console.log(changed ? `${memberId} gets a mail and answers from there.` : 'Nothing to do: it was passed on to them before, or is answered.');
  }),
};

async function theWish(given: Given, office: Office): Promise<{ readonly space: Space; readonly wish: OpenWish }> {
  const [id = ''] = given.args;
  const found = (await Promise.all(spacesOf(given, office).map(async (space) =>
    (await wishesToAnswer(office.db, space, office.now)).filter((wish) => wish.id.startsWith(id)).map((wish) => ({ space, wish }))))).flat();
  const [first] = found;
  if (!first) throw new Error(`Nothing with the id ${id} waits for an answer. \`requests\` lists what does.`);
  if (found.length > 1) throw new Misuse(`${id} may mean ${found.map(({ wish }) => wish.id).join(' or ')}. Say more of it.`);
  return first;
}
