import type { ResourceKind } from '../../domain/availability.js';

/** Sentences of `<cowork-availability>` about rooms beyond the first look: what is looked for, opening hours, a week, changes. */
export interface RoomsStrings {
  /** Name of the group of filters. */
  readonly filter: string;
  /** How many come; the choices are `people` of `availability`. */
  readonly howMany: string;
  readonly howLong: string;
  readonly anyLength: string;
  readonly lasting: (minutes: number) => string;
  readonly when: string;
  readonly anyTime: string;
  /** "from 14:00"; `time` is formatted. */
  readonly startingAt: (time: string) => string;
  /** Opens all filters; `count` of them are set. */
  readonly more: (count: number) => string;
  readonly kind: string;
  readonly anyKind: string;
  readonly kinds: Readonly<Record<ResourceKind, string>>;
  readonly amenities: string;
  readonly stepFree: string;
  readonly clear: string;
  /** So many of all rooms have what is looked for. */
  readonly fitting: (count: number, all: number) => string;
  readonly noneFits: (day: string) => string;

  /** Leads to the first free time of the day: "First free: 10:30, Atelier". */
  readonly firstFree: (time: string, room: string) => string;
  /** "Open 08:30–18:00"; `hours` is formatted. */
  readonly open: (hours: string) => string;
  /** The house is closed, but some rooms are not. */
  readonly houseClosed: (reason: string | undefined) => string;
  /** "We are closed on Friday 26 March: Good Friday." */
  readonly closedBecause: (day: string, reason: string) => string;

  /** Leads to the days of a room. */
  readonly week: (room: string) => string;
  /** "Atelier, 4 – 10 March"; `days` is formatted. */
  readonly weekOf: (room: string, days: string) => string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  /** Back from the days of one room. */
  readonly allRooms: string;
  /** Leads from a row to all rooms on that day. */
  readonly dayOfAll: (day: string) => string;
  readonly weekFree: (times: number) => string;

  /** Something changed that others did, said to those who hear it. */
  readonly nowTaken: (room: string, start: string, end: string) => string;
  readonly nowFree: (room: string, start: string, end: string) => string;
  readonly manyChanges: (count: number) => string;
}
