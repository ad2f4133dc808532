// The occurrences of the events in a space's file, as rows of the table of events.
import { RRuleTemporal } from 'rrule-temporal';
import type { components } from '../../../../src/contract/wire.ts';
import { addDays, atTime, hour, startOfDay, toIso, type Day, type Instant } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import { shareOf } from './chance.ts';
import type { EventFile, SpaceFile } from './file.ts';

type WireEvent = components['schemas']['Event'];

export interface EventRow {
  readonly id: string;
  readonly series_id: string | null;
  readonly uid: string;
  readonly kind: WireEvent['kind'];
  readonly title: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly all_day: boolean;
  readonly status: WireEvent['status'];
  readonly audience: 'public' | 'members';
  readonly tags: readonly string[];
  readonly search: string;
  readonly capacity: number | null;
  readonly taken: number;
  readonly details: EventDetails;
}

/** What the contract's Event has beyond the columns. */
export type EventDetails =
  Pick<WireEvent, 'summary' | 'description' | 'attendanceMode' | 'location' | 'image' | 'forNewcomers' | 'visitorsWelcome' | 'hostedBy' | 'organizer' | 'performers' | 'prices' | 'waitlist' | 'url' | 'rsvp'>
  & { readonly guests?: readonly { readonly craft?: string; readonly firstName?: string }[] };

const lookBack = 14;
const lookAhead = 200;
/** Rules are counted from a Monday long ago, so that a rule with an interval gives the same days whenever it is asked. */
const ruleStart = Temporal.PlainDateTime.from('2024-01-01T00:00').toZonedDateTime('UTC');

/** Days on which a rule falls, from `from` up to and without `to`. */
export function occurrenceDays(rule: string, from: Day, to: Day): readonly Day[] {
  const recurrence = new RRuleTemporal({ rruleString: rule, dtstart: ruleStart });
  const first = recurrence.between(new Date(`${from}T00:00:00Z`), new Date(Date.parse(`${to}T00:00:00Z`) - 1), true);
  return [...new Set(first.map((moment) => moment.toString().slice(0, 10)))];
}

export function eventRows(file: SpaceFile, today: Day, settled: ReadonlyMap<string, Day>): readonly EventRow[] {
  return (file.events ?? []).flatMap((event) => {
    if (event.when.repeat === undefined) {
      const day = event.when.date ?? settled.get(`event:${event.id}`);
      return day === undefined ? [] : [toRow(file, event, day, event.status ?? 'scheduled', event.taken ?? 0)];
    }
    const marked = (what: 'skip' | 'postpone'): ReadonlySet<Day | undefined> =>
      new Set((event.when[what] ?? []).map((entry) => (typeof entry === 'string' ? entry : settled.get(`${what}:${event.id}:${entry}`))));
    const cancelled = marked('skip');
    const postponed = marked('postpone');
    let coming = 0;
    return occurrenceDays(event.when.repeat, addDays(today, -lookBack), addDays(today, lookAhead)).map((day) => {
      if (day >= today) coming++;
      const status = cancelled.has(day) ? 'cancelled' : postponed.has(day) ? 'postponed' : event.status ?? 'scheduled';
      return toRow(file, event, day, status, guestsOf(file, event, day, coming));
    });
  });
}

/** The next two occurrences have as many guests as the file says, those after it fewer. */
function guestsOf(file: SpaceFile, event: EventFile, day: Day, coming: number): number {
  const taken = event.taken ?? 0;
  return coming <= 2 ? taken : Math.floor(taken * (0.15 + 0.7 * shareOf(file.id, event.id, day)));
}

function toRow(file: SpaceFile, event: EventFile, day: Day, status: WireEvent['status'], taken: number): EventRow {
  const zone = file.timeZone;
  const { at, minutes = 60, days = 1 } = event.when;
  const start = at === undefined ? startOfDay(day, zone) : atTime(day, at, zone);
  const end = at === undefined ? startOfDay(addDays(day, days), zone) : start + minutes * 60_000;
  // An event with a date of its own is the same one when it gets another date.
  const id = event.when.date === undefined ? `${event.id}-${day}` : event.id;
  const location = event.location ?? file.address;
  return {
    id,
    series_id: event.when.repeat === undefined ? null : event.id,
    uid: `${id}@${file.url ? new URL(file.url).hostname : file.id}`,
    kind: event.kind,
    title: event.title,
    starts_at: toIso(start),
    ends_at: toIso(end),
    all_day: at === undefined,
    status,
    audience: event.audience ?? 'public',
    tags: event.tags ?? [],
    search: searchText(event.title, event.summary, event.description),
    capacity: event.capacity ?? null,
    taken,
    details: {
      ...pick(event, ['summary', 'description', 'attendanceMode', 'image', 'forNewcomers', 'visitorsWelcome', 'hostedBy', 'organizer', 'performers', 'prices', 'waitlist', 'url']),
      ...(location && { location }),
      ...offerFrom(event, start),
      ...(event.guests && { guests: event.guests.slice(0, taken) }),
    },
  };
}

/** How one registers, and until when. */
export const offerFrom = ({ rsvp, closesHours = 0 }: Pick<EventFile, 'rsvp' | 'closesHours'>, start: Instant): Pick<EventDetails, 'rsvp'> =>
  (rsvp ? { rsvp: { ...rsvp, ...(rsvp.mode === 'inline' && { closesAt: toIso(start - closesHours * hour) }) } } : {});

/** Words to look for, in lower case. */
export const searchText = (...texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined).join(' ').toLowerCase();

export function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<Pick<T, K>>;
}
