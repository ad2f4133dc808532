// What a link, an attribute or a page's script may say beforehand, in the same words everywhere. Pure.
import { isIsoDate, type IsoDate } from '../../domain/dates.js';
import type { Choices } from './picker.js';
import type { Picking } from './tour-booking.model.js';
import type { Need } from './wishes.model.js';

/** The name that the first `<cowork-tour-booking>` of a page answers to in an address: `#cowork-tour?day=2026-12-01`. */
export const TOUR_LINK = 'cowork-tour';

/** As in a link, `day=2026-12-01&host=mira`, or as an object. */
export type TourWords = string | Readonly<Record<string, string>>;

const CHOICES = ['day', 'host', 'kind', 'people', 'days', 'needs', 'language', 'open'];

/** Whether a word only says what is chosen. All others may tell who the visitor is, or where they come from. */
export const isChoice = (word: string): boolean => CHOICES.includes(word);

/** What can be read of the choices; the rest is as if it were not there. */
export function toChoices(words: URLSearchParams): Choices {
  const [day, host, kind, daysPerWeek, language] = ['day', 'host', 'kind', 'days', 'language'].map((word) => words.get(word) || undefined);
  const people = toPeople(words);
  const needs = words.get('needs')?.split(',').filter((need): need is Need => /^(stepFree|quiet|video)$/.test(need));
  return {
    ...(isIsoDate(day) && { day }), ...(host && { host }), ...(kind && { kind }), ...(people && { people }),
    ...(daysPerWeek && /^[1-5]$/.test(daysPerWeek) && { daysPerWeek }), ...(needs && { needs }), ...(language && { language }),
  };
}

/** What somebody was promised and does not find, until they have chosen something else: a day, or anything else. */
export function unmet(words: URLSearchParams, { offer: { choices }, kind, hostId, day, days }: Picking): IsoDate | 'other' | undefined {
  const asked = toChoices(words);
  const missing = (word: string) => words.has(word) && !(word in asked);
  if (missing('people') || (missing('day') && !choices.day)) return 'other';
  if (asked.kind && asked.kind === choices.kind && asked.kind !== kind.id && asked.kind !== kind.kind) return 'other';
  if (asked.host && asked.host === choices.host && asked.host !== hostId) return 'other';
  return asked.day === choices.day && days && asked.day !== day ? asked.day : undefined;
}

function toPeople(words: URLSearchParams): number | undefined {
  const people = Number(words.get('people'));
  return Number.isInteger(people) && people > 0 && people <= 200 ? people : undefined;
}
