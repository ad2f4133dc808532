import { html, nothing, type TemplateResult } from 'lit';
import { dayOf, weekdayOf, type IsoDate, type PartOfDay, type TimeZone } from '../../domain/dates.js';
import { isAboveFloor } from '../../domain/people.js';
import type { Liveliness, Rhythm } from '../../domain/space.js';
import type { DayFormats } from '../../i18n/day-formats.js';
import type { HouseStrings } from '../../i18n/sections/house.js';

const PARTS: readonly PartOfDay[] = ['morning', 'midday', 'afternoon', 'evening'];

/** How lively the house usually is on such a day. Nothing where too few people stand behind it to say so. */
export function rhythmTemplate(rhythm: Rhythm, day: IsoDate, zone: TimeZone, words: HouseStrings, formats: DayFormats): TemplateResult | typeof nothing {
  const counted = rhythm.source === 'checkIns';
  const bands = bandsOf(rhythm, day);
  if (bands.length === 0 || (counted && !isAboveFloor(rhythm.minimumGroup))) return nothing;
  const [first] = bands;
  const alike = first && bands.every(({ level }) => level === first.level);
  const parts = alike ? [words.during(first.level, 'day')] : bands.map(({ level, part }) => words.during(level, part));
  const updated = formats.date(dayOf(rhythm.updatedAt, zone));
  return html`${words.rhythm(formats.weekday(weekdayOf(day)), parts)} <span class="muted">${counted ? words.counted(rhythm.weeksObserved ?? 0, updated) : words.toldByHost(updated)}</span>`;
}

function bandsOf({ bands }: Rhythm, day: IsoDate): readonly { readonly part: PartOfDay; readonly level: Liveliness }[] {
  const weekday = weekdayOf(day);
  return PARTS.flatMap((part) => bands.find((band) => band.weekday === weekday && band.part === part) ?? []);
}
