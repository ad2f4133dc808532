// Times of a calendar's entry: which instants the clock on the wall means.
import ICAL from 'ical.js';
import { dayOf, startOfDay, type Day, type Instant } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import type { Zone, Zones } from './zones.ts';

export function timeOf(value: unknown): ICAL.Time {
  if (!(value instanceof ICAL.Time) || Number.isNaN(value.year + value.month + value.day)) throw new Error(`${JSON.stringify(value) ?? 'nothing'} is not a time`);
  return value;
}

/** ical.js turns a thirteenth month into January, and the thirtieth of February into March. */
export function mustBeDay(day: string): void {
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch (cause) {
    throw new Error(`${day} is not a day`, { cause });
  }
}

export function zoneOf(time: ICAL.Time, property: ICAL.Property, zones: Zones, notes: string[]): Zone {
  if (time.zone === ICAL.Timezone.utcTimezone) return 'UTC';
  const tzid = property.getFirstParameter('tzid');
  if (!tzid || time.isDate) return zones.own;
  const { zone, note } = zones.named(tzid);
  if (note) notes.push(note);
  return zone;
}

/** The zone of another time of the entry; one that names none is in the zone of the start. */
export const zoneLike = (time: ICAL.Time, property: ICAL.Property, { zones, zone }: { readonly zones: Zones; readonly zone: Zone }): Zone => {
  if (time.zone === ICAL.Timezone.utcTimezone) return 'UTC';
  const tzid = property.getFirstParameter('tzid');
  return tzid ? zones.named(tzid).zone : zone;
};

interface Wall { readonly year: number; readonly month: number; readonly day: number; readonly hour: number; readonly minute: number; readonly second: number }

export const fieldsOf = ({ year, month, day, hour, minute, second, isDate }: Wall & { readonly isDate?: boolean }): Wall =>
  ({ year, month, day, hour: isDate ? 0 : hour, minute: isDate ? 0 : minute, second: isDate ? 0 : Math.min(second, 59) });

/** All-day entries lie in the space's own days, whatever zone the calendar is in. */
export const instantIn = (time: ICAL.Time, zone: Zone, home: string): Instant =>
  time.isDate ? startOfDay(time.toString().slice(0, 10), home) : instantOf(time, zone);

export function instantOf(time: Wall, zone: Zone): Instant {
  if (typeof zone === 'string') return Temporal.PlainDateTime.from(fieldsOf(time)).toZonedDateTime(zone).epochMilliseconds;
  const own = new ICAL.Time({ ...fieldsOf(time), isDate: false }, zone);
  return own.toUnixTime() * 1000;
}

export const localDay = (instant: Instant, zone: Zone, home: string): Day => dayOf(instant, typeof zone === 'string' && zone !== 'UTC' ? zone : home);
