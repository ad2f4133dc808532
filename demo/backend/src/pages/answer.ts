// A member answers a request to be introduced. Before the yes they see a first name, a sentence and when the visit is; the
// visitor's address comes with the yes, and the visitor gets theirs.
import { html } from 'hono/html';
import type { Queryable } from '../db/database.ts';
import type { KnownMember } from '../people/members.ts';
import { answerIntroduction, askedMember, findIntroduction, stateOf, type IntroductionRow } from '../people/requests.ts';
import { Problem } from '../problem.ts';
import { bodyOf } from './checks.ts';
import { memberLink } from './links.ts';
import type { PageCall, PageKind, View } from './page.ts';
import { whenOf } from './when.ts';

interface Word { readonly word?: string }
const wordCheck = bodyOf({ word: { type: 'string', maxLength: 500 } });

export const answerPage: PageKind = {
  name: 'answer',
  title: ({ answer }) => answer.page,
  sections: ({ answer }) => html`
<section data-state="asked" hidden>
  <h1 tabindex="-1" data-text="title"></h1>
  <p data-text="craft"></p>
  <blockquote dir="auto" data-text="why"></blockquote>
  <p data-text="visit"></p>
  <p data-text="decide"></p>
  <form>
    <label for="word">${answer.word}</label>
    <p class="help" id="word-help">${answer.wordHelp}</p>
    <textarea id="word" name="word" maxlength="500" dir="auto" aria-describedby="word-help"></textarea>
    <p class="buttons"><button class="yes" value="accept">${answer.yes}</button> <button value="decline">${answer.no}</button></p>
  </form>
  <p class="help" data-text="until"></p>
</section>
<section data-state="accepted" hidden>
  <h1 tabindex="-1">${answer.acceptedTitle}</h1>
  <p data-text="accepted"></p>
  <p data-with>${answer.write} <a data-text="email" data-href="mailto:"></a></p>
</section>
<section data-state="declined" hidden><h1 tabindex="-1">${answer.declinedTitle}</h1><p data-text="declined"></p></section>
<section data-state="withdrawn" hidden><h1 tabindex="-1">${answer.withdrawnTitle}</h1><p data-text="withdrawn"></p></section>
<section data-state="expired" hidden><h1 tabindex="-1">${answer.expiredTitle}</h1><p>${answer.expired}</p></section>
<p data-state="asked accepted declined withdrawn expired" hidden><a data-link="member">${answer.shown}</a></p>`,
  actions: {
    look: { check: bodyOf(), run: async (call) => viewOf(call, ...await opened(call, call.db)) },
    accept: { check: wordCheck, run: (call: PageCall<Word>) => answer(call, 'accepted') },
    decline: { check: wordCheck, run: (call: PageCall<Word>) => answer(call, 'declined') },
  },
};

async function answer(call: PageCall<Word>, said: 'accepted' | 'declined'): Promise<View> {
  const { db, space, now, id, body } = call;
  return db.transaction(async (tx) => {
    const [, member] = await opened(call, tx, 'for update');
    const { row } = await answerIntroduction(tx, space, { id, now, by: 'member', answer: said, word: body.word });
    return viewOf({ ...call, db: tx }, row, member);
  });
}

/** The request and who is asked, if the link fits. */
async function opened({ space, tokens, token, id, now }: PageCall, db: Queryable, lock: '' | 'for update' = ''): Promise<readonly [IntroductionRow, KnownMember]> {
  const row = await findIntroduction(db, space, id, lock);
  const fits = tokens.fits(token, row && { kind: 'answer', id, version: row.answer_version });
  const member = row && await askedMember(db, space, row, now);
  if (!fits || !row || !member) throw new Problem('unauthorized');
  return [row, member];
}

async function viewOf({ db, space, now, words: { answer: words }, language, tokens, home }: Omit<PageCall, 'db'> & { readonly db: Queryable }, row: IntroductionRow, member: KnownMember): Promise<View> {
  const name = firstNameOf(row.name) ?? words.somebody;
  const state = stateOf(row, now);
  const [visit] = row.booking_id === null ? [] : await db.query<{ starts_at: Date }>('select starts_at from tour_booking where id = $1 and space_id = $2', [row.booking_id, space.id]);
  const asked = state === 'asked';
  return {
    state,
    texts: {
      title: asked ? words.asks(name) : undefined,
      craft: asked && row.craft !== null ? words.craft(row.craft) : undefined,
      why: asked ? row.why ?? undefined : undefined,
      visit: asked ? (visit ? words.visits(whenOf(visit.starts_at, space, language)) : words.noVisit) : undefined,
      decide: asked ? words.decide(name, member.email ?? '') : undefined,
      until: asked ? words.until(whenOf(row.expires_at, space, language)) : undefined,
      accepted: words.accepted(name),
      email: state === 'accepted' ? row.email ?? undefined : undefined,
      declined: words.declined(name),
      withdrawn: words.withdrawn(name),
      member: memberLink(tokens, home, space, member, language),
    },
  };
}

/** All that a member sees of a name before they say yes. */
export const firstNameOf = (name: string | null): string | undefined => name?.trim().split(/\s+/)[0] || undefined;
