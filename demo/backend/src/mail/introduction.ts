// Mails about somebody who would like to meet somebody. Who reads what follows from the consent that people/requests.ts
// describes: before a yes a member reads a first name, a sentence and a day, and the visitor reads nothing of the member's.
import type { Message } from '../outbox.ts';
import { contactOf } from '../people/introductions.ts';
import { memberOf } from '../people/members.ts';
import { askedMember, findIntroduction, stateOf } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import { boxOf, factsOf, hostBoxOf, houseOf, linkTo, readerOf, type Draft } from './draft.ts';
import type { Dropped } from './letter.ts';
import type { Owed } from './queue.ts';
import type { Desk } from './visit.ts';
import type { LetterName, Meeting } from './words/words.ts';

export type IntroductionMessage = Extract<Message, `introduction.${string}`>;
type IntroductionLetter = Extract<LetterName, `introduction.${string}`>;

export async function introductionDraft({ db, links, now }: Desk, space: Space, kind: IntroductionMessage, owed: Owed): Promise<Draft | Dropped> {
  const row = await findIntroduction(db, space, owed.ref);
  if (!row) return { dropped: 'The request is no longer kept.' };
  const state = stateOf(row, now);
  const asks = kind === 'introduction.asked' || kind === 'introduction.toHost';
  if (asks && (state !== 'asked' || owed.payload['version'] !== row.answer_version)) return { dropped: 'It no longer waits for this answer.' };
  const member = await askedMember(db, space, row, now);
  const named = await memberOf(db, space, row.member_id, now);
  const [visit] = await db.query<{ starts_at: Date }>('select starts_at from tour_booking where id = $1 and space_id = $2', [row.booking_id, space.id]);

  const { audience } = owed;
  const reader = audience === 'visitor' ? readerOf(space, row.details.locale) : audience === 'member' ? readerOf(space, member?.language, member?.languages?.[0]) : readerOf(space);
  const { words: { letters, labels, links: linkWords }, formats } = reader;
  const accepted = state === 'accepted';
  const contact = accepted ? await contactOf(db, space, row, now) : undefined;
  const name = row.name ?? '';
  const facts: Meeting = {
    space: space.file.name,
    name: audience === 'member' && !accepted ? name.trim().split(/\s+/)[0] ?? '' : name,
    who: (accepted && contact?.name) || named?.firstName || row.craft || named?.craft || '',
    until: formats.moment(row.expires_at.getTime(), space.zone),
  };
  const day = visit && formats.day(visit.starts_at.getTime(), space.zone);
  const answer = audience === 'member' && asks ? links.answer(space, row, reader) : undefined;
  return {
    reader,
    to: audience === 'visitor' ? boxOf(row) : audience === 'host' ? hostBoxOf(space, undefined) : member?.email === undefined ? undefined : { name: member.firstName ?? '', address: member.email },
    replyTo: audience === 'host' || (audience === 'member' && accepted) ? boxOf(row)
      : accepted && contact?.email !== undefined ? { name: contact.name ?? '', address: contact.email } : houseOf(space),
    said: letters[`${kind} ${audience}` as IntroductionLetter](facts),
    placeholders: facts,
    facts: audience === 'visitor'
      ? factsOf([labels.email, contact?.email], [labels.word, row.word])
      : factsOf([labels.visitor, facts.name], [labels.email, audience === 'host' || accepted ? row.email : undefined], [labels.visitDay, day], [labels.why, row.why],
        [labels.reads, row.details.locale && formats.language(row.details.locale)], [labels.word, row.word]),
    action: audience === 'host' ? linkTo(links.staff(space, 'requests'), linkWords.staff) : linkTo(answer, linkWords.answer),
  };
}
