// From what a visitor types to what is sent, and back to the fields. Pure. A field is named by where its value goes in
// what is sent, so that a complaint about `/attendee/email` finds its field by name.
import type { FieldError } from '../../backend/error.js';
import type { TimeZone } from '../../domain/dates.js';
import type { Answers, Attribution, Needs } from '../../domain/people.js';
import type { Field, Space } from '../../domain/space.js';
import type { TourBookingInput, TourType } from '../../domain/tours.js';
import type { FormStrings } from '../../i18n/sections/form.js';
import type { VisitStrings } from '../../i18n/sections/visit.js';
import { consentTo } from '../parts/consent.js';
import type { FieldValue, FormField } from '../parts/field.js';
import type { Stay } from './stay.model.js';
import type { SlotChoice } from './tour-booking.model.js';
import type { Wishes } from './wishes.model.js';

/** What was chosen before the form. */
export interface Chosen {
  readonly slot: SlotChoice;
  readonly kind: TourType;
  readonly people: number;
  readonly daysPerWeek: string | undefined;
  readonly wishes: Wishes;
  readonly zone: TimeZone;
  /** What one can stay for after the visit, or come for before it. */
  readonly stay?: Stay | undefined;
}

export type Draft = Readonly<Record<string, FieldValue>>;

/** What the page and the browser know. */
export interface Circumstances {
  readonly space: Space | undefined;
  readonly locale: string;
  readonly timeZone: TimeZone;
  readonly attribution: Attribution | undefined;
}

/** The field of who would rather tell the host. */
export const TELL_HOST = 'needs/tellHost';

/** Who is coming. */
export function aboutFields({ kind, people }: Chosen, draft: Draft, words: VisitStrings, form: FormStrings): readonly FormField[] {
  const tellHost = draft[TELL_HOST] === true;
  const team = people > 1;
  const { minPartySize = team ? 2 : 1, maxPartySize = 200 } = kind;
  return [
    { name: 'attendee/name', type: 'text', label: form.name, required: true, maxLength: 120, autocomplete: 'name' },
    { name: 'attendee/email', type: 'email', label: form.email, required: true, maxLength: 254, autocomplete: 'email' },
    ...(kind.phoneRequired || tellHost
      ? [{ name: 'attendee/phone', type: 'tel', label: form.phone, help: words.phoneHelp, required: true, maxLength: 40, autocomplete: 'tel' } as const] : []),
    ...(team ? [
      { name: 'partySize', type: 'number', label: words.partySize, required: true, min: minPartySize, max: maxPartySize } as const,
      { name: 'party', type: 'text', label: words.party, help: words.partyHelp, maxLength: 500 } as const,
    ] : []),
    ...(kind.fields ?? []).map((field): Field => ({ ...field, name: `answers/${field.name}` })),
    { name: 'notes', type: 'textarea', label: words.notes, help: words.notesHelp, maxLength: 2000 },
  ];
}

/** What would make the visit good, and is no matter of slots. */
export const needFields = (words: VisitStrings): readonly FormField[] => [
  { name: 'needs/companion', type: 'text', label: words.companion, help: words.companionHelp, maxLength: 120 },
  { name: TELL_HOST, type: 'checkbox', label: words.tellHost, help: words.tellHostHelp },
];

export const whyField = (words: VisitStrings): FormField =>
  ({ name: 'meet/why', type: 'text', label: words.meetWhy, required: true, maxLength: 280 });

/** Who the visitor would like to meet, as the form keeps it. */
export const WISH = 'meet';
export const toMember = (id: string): string => `member:${id}`;
export const toCraft = (craft: string): string => `craft:${craft}`;

export function toInput({ slot, kind, people, daysPerWeek, wishes }: Chosen, draft: Draft, { space, locale, timeZone, attribution }: Circumstances): TourBookingInput {
  const text = (name: string) => textOf(draft, name);
  const phone = text('attendee/phone');
  const party = text('party').split(/[\n,;]/).map((name) => name.trim()).filter(Boolean);
  const notes = text('notes');
  const needs = toNeeds(wishes, draft);
  const meet = toWish(draft);
  const answers = toAnswers(kind.fields ?? [], draft);
  return {
    start: slot.start,
    ...(slot.hostId !== undefined && { hostId: slot.hostId }),
    attendee: { name: text('attendee/name'), email: text('attendee/email'), ...(phone && { phone }) },
    timeZone,
    partySize: people > 1 ? Number(text('partySize')) || people : 1,
    ...(people > 1 && party.length > 0 && { party }),
    ...(people > 1 && daysPerWeek && { daysPerWeek: Number(daysPerWeek) }),
    ...(notes && { notes }),
    ...(Object.keys(needs).length > 0 && { needs }),
    ...(meet && { meet }),
    ...(Object.keys(answers).length > 0 && { answers }),
    locale,
    ...consentTo(space),
    ...(attribution && { attribution }),
  };
}

/** Complaints by the name of their field. */
export const toComplaints = (errors: readonly FieldError[]): Readonly<Record<string, string>> =>
  Object.fromEntries(errors.map(({ pointer, message }) => [nameOf(pointer), message]));

/** Everything typed, for a letter where nothing else works. */
export const toLetter = (heading: string, fields: readonly FormField[], draft: Draft): string =>
  [heading, ...fields.flatMap(({ name, label }) => {
    const value = draft[name];
    return value === undefined || value === '' || value === false ? [] : [`${label}: ${value === true ? '✓' : String(value)}`];
  })].join('\n');

const textOf = (draft: Draft, name: string): string => {
  const value = draft[name];
  return typeof value === 'string' ? value.trim() : '';
};

function toNeeds({ needs, language }: Wishes, draft: Draft): Needs {
  const companion = textOf(draft, 'needs/companion');
  return {
    ...Object.fromEntries(needs.map((need) => [need, true])),
    ...(language && { language }),
    ...(companion && { companion }),
    ...(draft[TELL_HOST] === true && { tellHost: true }),
  };
}

function toWish(draft: Draft): TourBookingInput['meet'] {
  const [, kind, who = ''] = /^(member|craft):(.*)$/s.exec(textOf(draft, WISH)) ?? [];
  if (!kind) return undefined;
  return { ...(kind === 'member' ? { memberId: who } : { craft: who }), why: textOf(draft, 'meet/why') };
}

function toAnswers(fields: readonly Field[], draft: Draft): Answers {
  return Object.fromEntries(fields.flatMap(({ name, type }): [string, Answers[string]][] => {
    const value = draft[`answers/${name}`];
    if (value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)) return [];
    return [[name, type === 'number' ? Number(value) : value]];
  }));
}

/** `/party/0` belongs to the field `party`. */
const nameOf = (pointer: string): string =>
  pointer.slice(1).replace(/^(party|answers\/[^/]+)\/\d+$/, '$1').replaceAll('~1', '/').replaceAll('~0', '~');
