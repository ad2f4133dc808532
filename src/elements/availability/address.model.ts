// Where the visitor is and what they look for, as it stands in the page's address.
import type { Kept } from '../../controllers/address.js';
import { kindsOf, type ResourceKind } from '../../domain/availability.js';
import { isIsoDate, type LocalTime } from '../../domain/dates.js';
import type { Place } from './availability.controller.js';
import { isView } from './availability.model.js';
import type { Filter } from './filter.model.js';

/** Longest time that can be looked for, minutes. */
const LONGEST = 24 * 60;
const MOST_PEOPLE = 999;

export function toKept({ view, day, room, people }: Place, { kind, amenities = [], stepFree, minutes, start }: Filter): Kept {
  return {
    show: list(view), day: list(day), room: list(room), people: list(people), kind: list(kind), with: amenities,
    'step-free': list(stepFree && 'yes'), minutes: list(minutes), from: list(start),
  };
}

/** What makes no sense is left out: anybody can write an address. */
export function fromKept(kept: Kept): { readonly place: Place; readonly filter: Filter } {
  const [show, day, room, kind, start] = ['show', 'day', 'room', 'kind', 'from'].map((name) => kept[name]?.[0]);
  return {
    place: {
      ...(isView(show) && { view: show }), ...(isIsoDate(day) && { day }), ...(room && { room }),
      ...numbered('people', kept, MOST_PEOPLE),
    },
    filter: {
      ...(kindsOf('rooms').includes(kind as ResourceKind) && { kind: kind as ResourceKind }),
      ...(kept['with']?.length && { amenities: kept['with'] }),
      ...(kept['step-free']?.[0] === 'yes' && { stepFree: true }),
      ...numbered('minutes', kept, LONGEST),
      ...(start && /^([01]\d|2[0-3]):[0-5]\d$/.test(start) && { start: start as LocalTime }),
    },
  };
}

function numbered<Name extends 'people' | 'minutes'>(name: Name, kept: Kept, most: number): Partial<Record<Name, number>> {
  const number = Number(kept[name]?.[0]);
  return Number.isInteger(number) && number > 0 && number <= most ? ({ [name]: number } as Partial<Record<Name, number>>) : {};
}

const list = (value: string | number | undefined | false): readonly string[] => (value === undefined || value === false || value === '' ? [] : [String(value)]);
