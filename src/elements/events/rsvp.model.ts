// Between the form of a registration and what is sent. Pure.
import type { FieldError } from '../../backend/error.js';
import { byInstant, type Instant } from '../../domain/dates.js';
import type { Rsvp, RsvpChange, RsvpInput, SpaceEvent } from '../../domain/events.js';
import type { Answers, Appearance, Attribution } from '../../domain/people.js';
import type { Field, Space } from '../../domain/space.js';
import type { FormStrings } from '../../i18n/sections/form.js';
import type { RsvpStanding, RsvpStrings } from '../../i18n/sections/rsvp.js';
import { consentTo } from '../parts/consent.js';
import type { FieldValue, FormField } from '../parts/field.js';

/** What the visitor has typed so far, by field name. */
export type Draft = Readonly<Record<string, FieldValue>>;

export interface RsvpWords {
  readonly form: FormStrings;
  readonly rsvp: RsvpStrings;
}

/** What is sent along and typed by nobody. */
export interface Circumstances {
  readonly locale: string;
  readonly joinWaitlist: boolean;
  readonly space: Space | undefined;
  readonly attribution: Attribution | undefined;
}

export const attendeeFields = ({ form }: RsvpWords): readonly FormField[] => [
  { name: 'name', type: 'text', label: form.name, required: true, maxLength: 120, autocomplete: 'name' },
  { name: 'email', type: 'email', label: form.email, required: true, maxLength: 254, autocomplete: 'email' },
];

/** Nothing where everybody comes alone. */
export function partyFields({ rsvp: offer }: SpaceEvent, { rsvp }: RsvpWords): readonly FormField[] {
  const max = offer?.maxPartySize ?? 1;
  return max > 1 ? [{ name: 'party', type: 'number', label: rsvp.party, help: rsvp.partyHelp(max), required: true, min: 1, max }] : [];
}

/** The operator's questions, under names that cannot meet ours. */
export const answerFields = ({ rsvp }: SpaceEvent): readonly FormField[] =>
  (rsvp?.fields ?? []).map((field, index) => ({ ...field, name: answerName(index) }));

export const craftField = (draft: Draft, { rsvp }: RsvpWords): FormField =>
  ({ name: 'craft', type: 'text', label: rsvp.craft, help: rsvp.craftHelp, required: appearanceIn(draft) === 'craft', maxLength: 60 });

export const appearanceIn = ({ appearance }: Draft): Appearance =>
  appearance === 'craft' || appearance === 'firstName' ? appearance : 'hidden';

export function toRsvpInput(event: SpaceEvent, draft: Draft, { locale, joinWaitlist, space, attribution }: Circumstances): RsvpInput {
  const answers = answersIn(event, draft);
  return {
    attendee: { name: text(draft['name']), email: text(draft['email']) },
    ...toRsvpChange(event, draft),
    ...(joinWaitlist && { joinWaitlist }),
    ...(Object.keys(answers).length > 0 && { answers }),
    locale,
    ...consentTo(space),
    ...(attribution && { attribution }),
  };
}

export function toRsvpChange(event: SpaceEvent, draft: Draft): RsvpChange {
  const partySize = (event.rsvp?.maxPartySize ?? 1) > 1 ? Number(draft['party'] ?? 1) : 1;
  const appearance = appearanceIn(draft);
  const craft = text(draft['craft']);
  return { partySize, appearance, ...(appearance !== 'hidden' && craft && { craft }), alone: partySize === 1 && draft['alone'] === true };
}

export const toDraft = ({ partySize, appearance = 'hidden', craft = '', alone = false }: Rsvp): Draft =>
  ({ party: String(partySize), appearance, craft, alone });

/** The backend's complaints by field name; what belongs to no field stands under the empty name. */
export function toErrors(event: SpaceEvent, complaints: readonly FieldError[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { pointer, message } of complaints) {
    const name = fieldOf(event, pointer);
    errors[name] = [errors[name], message].filter(Boolean).join(' ');
  }
  return errors;
}

/** All that was typed, for a mail to a person. */
export function toMailText(event: SpaceEvent, moment: string, draft: Draft, words: RsvpWords): string {
  const fields = [...attendeeFields(words), ...partyFields(event, words), ...answerFields(event)];
  const lines = fields.map(({ name, label, options }) => [label, spoken(draft[name], options)]).filter(([, said]) => said);
  return [`${event.title}, ${moment}`, '', ...lines.map(([label = '', said]) => `${label}${/[\p{L}\p{N}]$/u.test(label) ? ':' : ''} ${said}`), ...(toRsvpChange(event, draft).alone ? [words.rsvp.alone] : [])].join('\n');
}

/** What a registration comes to: nobody is told that they are in for what does not take place. */
export function standingOf({ status }: Rsvp, event: Pick<SpaceEvent, 'status' | 'end'>, at: Instant): RsvpStanding {
  if (status === 'cancelled') return status;
  switch (event.status) {
    case 'cancelled': return 'eventCancelled';
    case 'postponed': return 'eventPostponed';
    case 'scheduled': return byInstant(event.end, at) <= 0 ? 'over' : status;
  }
}

/** What other guests read, or nothing while one is hidden. */
export function shownAs({ appearance, craft }: Rsvp, firstName: string): string {
  if (appearance === 'craft') return craft ?? '';
  return appearance === 'firstName' ? [firstName, craft].filter(Boolean).join(' · ') : '';
}

const answerName = (index: number): string => `answer-${index}`;

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

function answersIn(event: SpaceEvent, draft: Draft): Answers {
  const answers: Record<string, string | number | boolean | readonly string[]> = {};
  event.rsvp?.fields?.forEach(({ name, type }, index) => {
    const value = draft[answerName(index)];
    if (value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)) return;
    answers[name] = type === 'number' ? Number(value) : value;
  });
  return answers;
}

function fieldOf(event: SpaceEvent, pointer: string): string {
  const known: Readonly<Record<string, string>> = {
    '/attendee/name': 'name', '/attendee/email': 'email', '/partySize': 'party', '/craft': 'craft', '/appearance': 'appearance',
  };
  const asked = /^\/answers\/(.+)$/.exec(pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  const index = asked === undefined ? -1 : (event.rsvp?.fields ?? []).findIndex(({ name }) => name === asked);
  return index >= 0 ? answerName(index) : (known[pointer] ?? '');
}

function spoken(value: FieldValue | undefined, options: Field['options']): string {
  const name = (one: string) => options?.find((option) => option.value === one)?.label ?? one;
  return value === true ? '✓' : typeof value === 'string' ? name(value.trim()) : Array.isArray(value) ? (value as readonly string[]).map(name).join(', ') : '';
}
