// Pieces of a booking that several pages show.
import { html } from 'hono/html';
import type { KnownMember } from '../people/members.ts';
import type { IntroductionState } from '../people/requests.ts';
import type { Space } from '../spaces/space.ts';
import type { Booking } from './bookings.ts';
import { linkTo, type Html, type View } from './view.ts';
import type { Words } from './words.ts';

/** A wish to meet somebody, as staff see it. */
export interface Wish {
  readonly id: string;
  readonly bookingId: string | undefined;
  readonly craft: string | undefined;
  readonly member: KnownMember | undefined;
  /** Whom the host passed it to. */
  readonly passedTo: KnownMember | undefined;
  readonly why: string | undefined;
  readonly state: IntroductionState;
}

export const nameOf = ({ words }: View, { name }: Pick<Booking, 'name'>): string => name || words.forgotten;

export const bookingLink = (view: View, booking: Booking): Html => html`<a href="${linkTo(view, `bookings/${booking.id}`)}">${nameOf(view, booking)}</a>`;

/** Nothing for what is simply confirmed. */
export const stateMark = ({ words }: View, { status }: Pick<Booking, 'status'>): Html | '' =>
  status === 'confirmed' ? '' : html` <span class="state ${status}">${words.statuses[status]}</span>`;

export function partyOf({ words }: View, { kind, party }: Booking): string {
  return kind === 'reservation' ? (party > 1 ? words.units(party) : '') : party > 1 ? words.people(party) : '';
}

/** How to reach them, as links. */
export const contact = ({ email, phone }: Booking): Html => html`<p class="contact">${email ? html`<a href="mailto:${email}">${email}</a>` : ''}${phone ? html` <a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>` : ''}</p>`;

/** What would make the visit good, in a few words each. */
export const needsOf = ({ words, language }: View, booking: Booking): readonly string[] => needsIn(words, language, booking);

/** The same for the command line, which has no page. */
export function needsIn(words: Words, language: string, { details, alone }: Booking): readonly string[] {
  const { stepFree, quiet, language: spoken, video, child, dog, companion, tellHost } = details.needs ?? {};
  return [
    ...(alone ? [words.needs.alone] : []),
    ...(stepFree ? [words.needs.stepFree] : []),
    ...(quiet ? [words.needs.quiet] : []),
    ...(video ? [words.needs.video] : []),
    ...(spoken ? [words.needs.language(languageName(language, spoken))] : []),
    ...(child ? [words.needs.child] : []),
    ...(dog ? [words.needs.dog] : []),
    ...(companion ? [words.needs.companion(companion)] : []),
    ...(tellHost ? [words.needs.tellHost] : []),
    ...(details.daysPerWeek ? [words.needs.daysPerWeek(details.daysPerWeek)] : []),
  ];
}

export const chips = (texts: readonly string[]): Html | '' => (texts.length ? html`<ul class="chips">${texts.map((text) => html`<li>${text}</li>`)}</ul>` : '');

export function wishText(words: Words, { member, craft, passedTo, state }: Wish): string {
  const whom = member ? `${member.firstName ?? ''} (${member.craft})`.trim() : craft ?? '';
  return words.wantsToMeet(whom, words.introductions[state], passedTo && (passedTo.firstName ?? passedTo.craft));
}

/** Notes and the answers to the operator's own questions, under their questions. */
export function toldOf(view: View, booking: Booking): Html | '' {
  const { notes, party, answers } = booking.details;
  const rows = Object.entries(answers ?? {}).map(([name, answer]) => answerOf(view, booking, name, answer));
  if (!notes && !party?.length && !rows.length) return '';
  return html`<dl class="told">
${notes ? html`<dt>${view.words.notes}</dt><dd class="prose">${notes}</dd>` : ''}
${party?.length ? html`<dt>${view.words.others}</dt><dd>${party.join(', ')}</dd>` : ''}
${rows.map(([question, answer]) => html`<dt>${question}</dt><dd class="prose">${answer}</dd>`)}
</dl>`;
}

function answerOf({ space, words: said }: View, booking: Booking, name: string, answer: unknown): readonly [question: string, answer: string] {
  const field = questionsOf(space, booking).find((candidate) => candidate.name === name);
  const label = (value: unknown): string => field?.options?.find((option) => option.value === value)?.label ?? String(value);
  const text = typeof answer === 'boolean' ? (answer ? said.yes : said.no) : Array.isArray(answer) ? answer.map(label).join(', ') : label(answer);
  return [field?.label ?? name, text];
}

/** The questions of a kind of visit, or of an event, whose occurrences are named `ID-DAY`. */
const questionsOf = (space: Space, { kind, aboutId }: Booking) =>
  (kind === 'visit' ? space.tour(aboutId)?.fields : space.file.events?.find(({ id }) => aboutId === `${id}${aboutId.slice(-11)}`)?.rsvp?.fields) ?? [];

function languageName(reader: string, tag: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
