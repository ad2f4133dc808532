// What a space in memory is made of: the domain's own words, with the few rules that make them come alive.
import type { Resource } from '../../domain/availability.js';
import type { Instant, IsoDate, LocalTime, Weekday } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { People } from '../../domain/people.js';
import type { Host, House, Location, OpeningHours, Space } from '../../domain/space.js';
import type { Slot, TourType } from '../../domain/tours.js';

/** A part that is left out is a capability that the backend does not have. */
export interface MemorySpace {
  /** Capabilities are worked out from the parts that are given, unless they are named here. */
  readonly facts: Omit<Space, 'capabilities'> & { readonly capabilities?: readonly string[] };
  /** Bell and way in; stands in every confirmation. */
  readonly arrival?: string;
  readonly locations?: readonly Location[];
  readonly hosts?: readonly Host[];
  readonly house?: House;
  readonly resources?: readonly MemoryResource[];
  /** `remaining` and `waiting` say how many strangers are registered, and waiting, already. */
  readonly events?: readonly SpaceEvent[];
  readonly tours?: readonly MemoryTour[];
  readonly people?: People;
}

export interface MemoryResource extends Resource {
  /** When it can be used; left out: the opening hours, and always for offices and studios. */
  readonly hours?: readonly OpeningHours[];
  /** Let until the day before, for offices and studios. */
  readonly freeFrom?: IsoDate;
  /** Taken by others. */
  readonly busy?: readonly { readonly start: Instant; readonly end: Instant; readonly units?: number }[];
}

export interface MemoryTour extends TourType {
  /** Starts that come back every week. */
  readonly weekly?: readonly WeeklyStarts[];
  /** How long a time is kept while a form is filled in; left out, none is. */
  readonly holdMinutes?: number;
  /** Single starts; `remaining` is the number of visits that fit, 1 where left out. */
  readonly slots?: readonly Slot[];
}

/** When one host receives visitors, on the clock of the space. */
export interface WeeklyStarts extends Omit<Slot, 'start' | 'end'> {
  readonly days: readonly Weekday[];
  readonly times: readonly LocalTime[];
}
