import { html, nothing, type TemplateResult } from 'lit';
import { dayOf, weekdayOf, type IsoDate, type PartOfDay, type TimeZone } from '../../domain/dates.js';
import { isAboveFloor } from '../../domain/people.js';
import type { Liveliness, Rhythm } from '../../domain/space.js';
import { common } from '../../i18n/en/common.js';
import { house } from '../../i18n/en/house.js';
import type { Formats } from '../../i18n/formats.js';
import { stringsFor } from '../../i18n/languages.js';

const PARTS: readonly PartOfDay[] = ['morning', 'midday', 'afternoon', 'evening'];

/** How lively the house usually is on such a day. Nothing where too few people stand behind it to say so. */
export function render(rhythm: Rhythm, day: IsoDate, zone: TimeZone, language: string, formats: Formats): TemplateResult | typeof nothing {
  const counted = rhythm.source === 'checkIns';
  const bands = bandsOf(rhythm, day);
  const words = stringsFor<'house'>(language, { common, house })?.house;
  if (!words || bands.length === 0 || (counted && !isAboveFloor(rhythm.minimumGroup))) return nothing;
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
