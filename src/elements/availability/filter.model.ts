// What a visitor looks for among the rooms.
import type { Resource, ResourceKind } from '../../domain/availability.js';
import { addMinutes, byInstant, type IsoDate, type LocalTime, type TimeZone } from '../../domain/dates.js';
import { instantAt, minutesBetween } from '../../domain/moments.js';
import type { Cell, RoomRow, Timeline } from './rooms.model.js';
import type { Span } from './spans.model.js';

export interface Filter {
  readonly kind?: ResourceKind | undefined;
  /** Words of the operator's own; a room needs all of them. */
  readonly amenities?: readonly string[] | undefined;
  readonly stepFree?: boolean | undefined;
  /** How long it shall be, minutes. */
  readonly minutes?: number | undefined;
  /** When it shall begin. */
  readonly start?: LocalTime | undefined;
}

/** What can be looked for at all. */
export interface Choices {
  /** The most people that a room holds; 0 where no room says it. */
  readonly people: number;
  /** Empty where all are of one kind. */
  readonly kinds: readonly ResourceKind[];
  readonly amenities: readonly string[];
  readonly stepFree: boolean;
}

export interface FreeTime {
  readonly room: Resource;
  readonly span: Span;
}

export function choicesOf(rooms: readonly Resource[]): Choices {
  const kinds = [...new Set(rooms.map(({ kind }) => kind))];
  const amenities = [...new Set(rooms.flatMap((room) => room.amenities ?? []))];
  return {
    people: Math.max(0, ...rooms.map(({ capacity = 0 }) => capacity)),
    kinds: kinds.length > 1 ? kinds : [],
    // What every room has narrows nothing.
    amenities: amenities.filter((amenity) => rooms.some((room) => !room.amenities?.includes(amenity))).sort((one, other) => one.localeCompare(other)),
    stepFree: rooms.some((room) => room.stepFree) && rooms.some((room) => !room.stepFree),
  };
}

/** How many wishes there are. */
export const countOf = ({ kind, amenities = [], stepFree, minutes, start }: Filter): number =>
  [kind, stepFree, minutes, start].filter(Boolean).length + amenities.length;

export const isEmpty = (filter: Filter): boolean => countOf(filter) === 0;

/** Whether a room is what is looked for, whenever it is free. */
export const suits = ({ kind, amenities = [], stepFree, minutes = 0 }: Filter) => (room: Resource): boolean =>
  (!kind || room.kind === kind) && (!stepFree || room.stepFree === true) && minutes <= (room.maxMinutes ?? Infinity) &&
  amenities.every((amenity) => room.amenities?.includes(amenity));

/** The day with the rooms only that have what is looked for; what is free for less time is shown as too short. */
export function narrowed(timeline: Timeline, filter: Filter, day: IsoDate, zone: TimeZone): Timeline {
  const { minutes = 0, start } = filter;
  if (!minutes && !start) return timeline;
  const rows = timeline.rows.map(({ room, cells }): RoomRow => {
    const offered = cells.map((cell): Cell => (cell.state === 'free' && minutesBetween(cell.start, cell.end) < minutes ? { ...cell, state: 'short' } : cell));
    return { room, cells: offered, free: offered.some((cell) => cell.state === 'free' && (!start || holds(cell, wanted(room, filter, instantAt(day, start, zone))))) };
  });
  return { ...timeline, rows: rows.filter(({ free }) => free) };
}

/** The first time that can be had, at the begin that was asked for if there was one. */
export function firstFree({ rows }: Timeline, filter: Filter, day: IsoDate, zone: TimeZone): FreeTime | undefined {
  const { start } = filter;
  const times = rows.flatMap(({ room, cells }): readonly FreeTime[] => {
    const span = start && wanted(room, filter, instantAt(day, start, zone));
    const cell = cells.find((one) => one.state === 'free' && (!span || holds(one, span)));
    return cell ? [{ room, span: cell }] : [];
  });
  return times.reduce<FreeTime | undefined>((first, next) => (first && byInstant(first.span.start, next.span.start) <= 0 ? first : next), undefined);
}

/** What is chosen with a free stretch: its part from the wished begin on, if there is one. */
export function fromWish(span: Span, { start }: Filter, day: IsoDate, zone: TimeZone): Span {
  const at = start && instantAt(day, start, zone);
  return at && holds(span, { start: at, end: at }) ? { ...span, start: at } : span;
}

const wanted = ({ minMinutes = 0 }: Resource, { minutes = 0 }: Filter, start: string): Span => ({ start, end: addMinutes(start, Math.max(minMinutes, minutes)) });

const holds = (outer: Span, inner: Span): boolean => byInstant(outer.start, inner.start) <= 0 && byInstant(inner.end, outer.end) <= 0;
