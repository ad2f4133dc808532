// A member chooses what visitors see of them, renews it, or ends it.
import { html } from 'hono/html';
import type { Queryable } from '../db/database.ts';
import type { MemberRow } from '../people/members.ts';
import { findMember, hideMember, showMember } from '../people/membership.ts';
import { Problem, invalid } from '../problem.ts';
import { bodyOf } from './checks.ts';
import { memberKey } from './links.ts';
import type { Html, PageCall, PageKind, View } from './page.ts';
import { dayIn, weekdaysIn } from './when.ts';

interface Form {
  readonly craft: string;
  readonly firstName?: string;
  readonly askMeAbout?: string;
  /** `nl, en` */
  readonly languages?: string;
  readonly usualDays?: readonly string[];
  readonly photo?: boolean;
  readonly email: string;
}

const text = (maxLength: number): object => ({ type: 'string', maxLength });
const formCheck = bodyOf({
  craft: { type: 'string', maxLength: 60, pattern: '\\S' }, firstName: text(60), askMeAbout: text(200), languages: text(100),
  usualDays: { type: 'array', maxItems: 7, uniqueItems: true, items: { enum: ['1', '2', '3', '4', '5', '6', '7'] } },
  photo: { type: 'boolean' }, email: { type: 'string', format: 'email', maxLength: 254 },
}, ['craft', 'email']);
// Whoever ends it may have cleared the form first, so it is not looked at.
const endCheck = bodyOf({ craft: {}, firstName: {}, askMeAbout: {}, languages: {}, usualDays: {}, photo: {}, email: {} });

export const memberPage: PageKind = {
  name: 'member',
  title: ({ member }) => member.page,
  sections: ({ member: words }, space, language) => html`
<section data-state="invited" hidden><h1 tabindex="-1">${words.invited(space.file.name)}</h1></section>
<section data-state="shown" hidden><h1 tabindex="-1">${words.shown}</h1><p data-text="saved"></p><p data-text="until"></p></section>
<section data-state="withdrawn" hidden><h1 tabindex="-1">${words.withdrawn}</h1><p>${words.gone}</p></section>
<div data-state="invited shown withdrawn" hidden>
  <p>${words.intro(space.file.name)}</p>
  <form>
    ${field('craft', words.craft, words.craftHelp, { required: true, maxlength: 60 })}
    ${field('firstName', words.firstName, words.firstNameHelp, { maxlength: 60, autocomplete: 'given-name' })}
    ${field('askMeAbout', words.askMeAbout, words.askMeAboutHelp, { maxlength: 200 })}
    ${field('languages', words.languages, words.languagesHelp, { maxlength: 100 })}
    <fieldset><legend>${words.days}</legend><div class="days">${weekdaysIn(language).map((name, index) => check('usualDays', name, String(index + 1)))}</div></fieldset>
    <p data-if="photo" hidden>${check('photo', words.photo)}</p>
    ${field('email', words.email, words.emailHelp, { required: true, maxlength: 254, type: 'email', autocomplete: 'email' })}
    <p class="buttons"><button class="yes" value="save">${words.save}</button> <button value="end" formnovalidate>${words.stop}</button></p>
  </form>
</div>`,
  actions: {
    look: { check: bodyOf(), run: async (call) => viewOf(call, await opened(call, call.db)) },
    save: { check: formCheck, run: save },
    end: { check: endCheck, run: end },
  },
};

interface Attributes { readonly required?: boolean; readonly maxlength: number; readonly type?: string; readonly autocomplete?: string }

const field = (name: string, label: string, help: string, { required = false, maxlength, type = 'text', autocomplete = 'off' }: Attributes): Html => html`
    <label for="${name}">${label}</label>
    <p class="help" id="${name}-help">${help}</p>
    <input id="${name}" name="${name}" type="${type}" maxlength="${maxlength}" autocomplete="${autocomplete}" aria-describedby="${name}-help" dir="auto"${required ? html` required` : ''}>`;

const check = (name: string, label: string, value = 'on'): Html =>
  html`<label class="check"><input type="checkbox" name="${name}" value="${value}">${label}</label> `;

async function save(call: PageCall<Form>): Promise<View> {
  const { db, space, now, body, language } = call;
  const languages = (body.languages ?? '').split(/[\s,;]+/).filter(Boolean);
  if (!languages.every((tag) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag))) throw invalid('/languages', 'is not a list of language codes');
  return db.transaction(async (tx) => {
    const { id } = await opened(call, tx);
    const row = await showMember(tx, space, id, { ...body, languages, usualDays: (body.usualDays ?? []).map(Number), language }, now);
    return viewOf(call, row, true);
  });
}

async function end(call: PageCall): Promise<View> {
  const { db, space, now } = call;
  return db.transaction(async (tx) => viewOf(call, await hideMember(tx, space, (await opened(call, tx)).id, now)));
}

/** The member, if the link fits. */
async function opened({ space, tokens, token, id: key, now }: PageCall, tx: Queryable): Promise<MemberRow> {
  const id = key.startsWith(`${space.id}/`) ? key.slice(space.id.length + 1) : undefined;
  const row = id === undefined ? undefined : await findMember(tx, space, id, now);
  if (!tokens.fits(token, row && { kind: 'member', id: memberKey(space, row.id), version: row.token_version }) || !row) throw new Problem('unauthorized');
  return row;
}

function viewOf({ space, now, language, words: { member: words } }: PageCall, row: MemberRow, saved = false): View {
  const state = row.state === 'shown' && row.until !== null && row.until < space.today(now) ? 'withdrawn' : row.state;
  return {
    state,
    texts: {
      saved: saved ? words.saved : undefined,
      photo: space.file.people?.members?.some(({ id, photo }) => id === row.id && photo) ? '' : undefined,
      until: state === 'shown' && row.until !== null ? words.until(dayIn(row.until, space, language)) : undefined,
    },
    form: {
      craft: row.craft ?? '', firstName: row.first_name ?? '', askMeAbout: row.ask_me_about ?? '', languages: row.languages.join(', '),
      usualDays: row.usual_days.map(String), photo: row.photo, email: row.email ?? '',
    },
  };
}
