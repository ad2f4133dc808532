import type { Liveliness } from '../../domain/space.js';

/** Sentences of choosing a time beyond the first look: the month, wishes, days without a time, what else happens. */
export interface ChoosingStrings {
  /** Who is coming. */
  readonly who: string;
  readonly justMe: string;
  readonly team: string;
  readonly teamSize: string;
  readonly daysPerWeek: string;
  readonly previousMonth: string;
  readonly nextMonth: string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  /** From a week to the month, from a month to one week, from anywhere to the first day with a free time. */
  readonly wholeMonth: string;
  readonly oneWeek: string;
  readonly firstFreeDay: string;
  /** Below a day, for the eye and as short as can be: how many times are free. */
  readonly free: (count: string) => string;
  /** Where the visitor's clock shows another time. */
  readonly yourTime: (time: string) => string;
  /** What would make a visit easier. */
  readonly needs: string;
  readonly stepFree: string;
  readonly quiet: string;
  readonly video: string;
  readonly child: string;
  readonly dog: string;
  readonly language: string;
  readonly anyLanguage: string;
  readonly tellHost: string;
  readonly tellHostHelp: string;
  /** Nothing to choose from, and the ways on. */
  readonly noKinds: string;
  readonly noTimes: string;
  readonly noTimesThatFit: string;
  readonly showAll: string;
  readonly noTimesThisMonth: string;
  readonly noTimesThisWeek: string;
  readonly goTo: (day: string) => string;
  readonly write: string;
  readonly call: (phone: string) => string;
  /** A kind of visit that is booked on another page. */
  readonly elsewhere: string;
  /** What happens on the day, and how lively the house usually is then. */
  readonly thatDay: string;
  readonly walkIn: string;
  /** In a host's words: an event that begins soon after a visit, or ends soon before it. */
  readonly stay: Readonly<Record<'after' | 'before', (title: string, time: string) => string>>;
  /** Below an event: the visits after which one can stay for it, or before which one can come for it. */
  readonly joins: Readonly<Record<'after' | 'before', (times: string) => string>>;
  /** Who is usually there on a weekday. */
  readonly around: (weekday: string) => string;
  readonly aroundCrafts: (crafts: string) => string;
  readonly aroundMembers: (members: string) => string;
  readonly aroundSource: (updated: string) => string;
  /** What so many people find on the day. */
  readonly forTeam: (people: number) => string;
  readonly desksTogether: (count: number, where: string) => string;
  readonly desksApart: (count: number) => string;
  readonly desksTooFew: (count: number) => string;
  readonly roomFree: (room: string, range: string) => string;
  readonly noRoom: (people: number) => string;
  readonly officeFree: (office: string) => string;
  readonly officeFrom: (office: string, date: string) => string;
  readonly noOffice: (people: number) => string;
  /** On how many days of that week there are desks together for a team that would come on `wanted` days; `days` names them. */
  readonly teamWeek: (people: number, wanted: number, found: number, days: string) => string;
  readonly level: Readonly<Record<Liveliness, string>>;
  readonly levelSource: (weeks: number | undefined, updated: string) => string;
}
