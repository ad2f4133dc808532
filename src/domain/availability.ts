// What is free: desks, rooms and offices, and reservations of them.
import type { Instant, IsoDate, TimeZone } from './dates.js';
import type { FormInput } from './people.js';
import type { Action, Address, Image, Money, Price } from './space.js';

/** Kinds with a view of their own; any other word is shown as "other". */
export type ResourceKind = 'desk' | 'dayPass' | 'meetingRoom' | 'phoneBooth' | 'eventSpace' | 'office' | 'studio' | 'other';

/** How a resource is looked at: by the hour, by the day, or from a day on. */
export type ResourceView = 'rooms' | 'desks' | 'offices';

export interface Resource {
  readonly id: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly description?: string;
  /** People per unit. */
  readonly capacity?: number;
  /** Alike units in one pool; 1 where left out. */
  readonly units?: number;
  readonly areaM2?: number;
  readonly floor?: string;
  readonly stepFree?: boolean;
  readonly amenities?: readonly string[];
  readonly images?: readonly Image[];
  readonly prices?: readonly Price[];
  readonly minMinutes?: number;
  readonly maxMinutes?: number;
  readonly stepMinutes?: number;
  /** Earliest start from now. */
  readonly leadMinutes?: number;
  readonly book?: Action;
}

/** A half-open stretch of time with the same number of free units. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
  readonly available: number;
  readonly reason?: 'booked' | 'closed' | 'held';
}

export interface ResourceAvailability {
  readonly resourceId: string;
  /** Sorted, not overlapping; time not covered is closed. */
  readonly intervals: readonly Interval[];
  /** First free moment from now on, perhaps after the window. */
  readonly nextAvailable?: Instant;
}

export interface Availability {
  readonly from: IsoDate;
  /** Exclusive. */
  readonly to: IsoDate;
  readonly timeZone: TimeZone;
  readonly asOf: Instant;
  readonly items: readonly ResourceAvailability[];
}

export interface ReservationInput extends FormInput {
  readonly start: Instant;
  readonly end: Instant;
  readonly units?: number;
  readonly notes?: string;
}

export interface Reservation {
  readonly id: string;
  readonly uid?: string;
  readonly sequence?: number;
  readonly resourceId: string;
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'cancelled';
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: TimeZone;
  readonly units: number;
  readonly total?: Money;
  readonly location?: Address;
  readonly arrival?: string;
  readonly canReschedule?: boolean;
  readonly canCancel?: boolean;
  readonly manageToken?: string;
  readonly manageUrl?: string;
  readonly message?: string;
}

const views: Readonly<Record<ResourceKind, ResourceView>> = {
  desk: 'desks', dayPass: 'desks',
  meetingRoom: 'rooms', phoneBooth: 'rooms', eventSpace: 'rooms', other: 'rooms',
  office: 'offices', studio: 'offices',
};

/** The view in which a kind of resource is shown. */
export const viewOf = (kind: ResourceKind): ResourceView => views[kind];

/** The kinds that a view shows. */
export const kindsOf = (view: ResourceView): readonly ResourceKind[] =>
  (Object.keys(views) as ResourceKind[]).filter((kind) => views[kind] === view);
