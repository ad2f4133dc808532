// Which zone a TZID means. Calendars name zones by IANA, by Windows, by a list of cities, or by a table of their own.
import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { Temporal } from '../time/temporal.ts';
import type { Entry } from './split.ts';

/** An IANA name or an offset, which Temporal knows; or the calendar's own table. */
export type Zone = string | ICAL.Timezone;

export interface Zones {
  /** The zone of a TZID, with a word about it where it had to be guessed. */
  named(tzid: string): { readonly zone: Zone; readonly note?: string };
  /** For times that name no zone. */
  readonly own: string;
}

const cities = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? zone, zone]));

export function zonesOf(tables: readonly Entry[], own: string): Zones {
  const known = new Map<string, { readonly zone: Zone; readonly note?: string }>();
  return {
    own,
    named(tzid) {
      let found = known.get(tzid);
      if (!found) known.set(tzid, (found = find(tzid, tables, own)));
      return found;
    },
  };
}

function find(tzid: string, tables: readonly Entry[], own: string): { readonly zone: Zone; readonly note?: string } {
  // "/vendor/…/Europe/Berlin"
  const name = tzid.trim().replace(/^\/.*?\/(?=[A-Z][A-Za-z]+\/[A-Z])/, '');
  if (isZone(name)) return { zone: name };
  const [windows] = findIana(name);
  if (windows && isZone(windows)) return { zone: windows };
  const table = tableOf(tzid, tables);
  if (table) return { zone: table };
  const guess = guessFrom(name);
  if (guess !== undefined) return { zone: guess, note: `the zone “${tzid}” was read as ${guess}` };
  return { zone: own, note: `the zone “${tzid}” is unknown; its times were read as ${own}` };
}

/** "(UTC-05:00) Eastern Time (US and Canada)", "Amsterdam, Belgrade, Berlin", "(UTC+07:00) Bangkok, Hanoi, Jakarta". */
function guessFrom(name: string): string | undefined {
  const [, offset, words = ''] = /^(?:\((?:UTC|GMT) ?([+-]\d{1,2}(?::?\d{2})?)?\))?\s*(.*)$/i.exec(name) ?? [];
  const american = /^(\w+) Time\b/.exec(words)?.[1];
  const [windows] = american ? findIana(`${american} Standard Time`) : [];
  if (windows && isZone(windows)) return windows;
  for (const city of words.split(',')) {
    const zone = cities.get(city.trim().toLowerCase());
    if (zone) return zone;
  }
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset ?? name.replace(/^(UTC|GMT) ?/i, '')) ?? [];
  return sign === undefined ? undefined : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

function tableOf(tzid: string, tables: readonly Entry[]): ICAL.Timezone | undefined {
  for (const { whole, lines } of tables) {
    const id = lines.find(({ text }) => /^TZID\b/i.test(text))?.text.replace(/^[^:]*:/, '');
    if (id === undefined || unescape(id) !== unescape(tzid)) continue;
    try {
      return new ICAL.Timezone(new ICAL.Component(ICAL.parse(['BEGIN:VTIMEZONE', ...whole.map(({ text }) => text), 'END:VTIMEZONE'].join('\r\n')) as unknown[]));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

const unescape = (text: string): string => text.replace(/\\([,;\\])/g, '$1').trim();

export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
