import { html, nothing, type TemplateResult } from 'lit';
import type { ResourceKind } from '../../domain/availability.js';
import type { IsoDate, LocalTime, TimeZone } from '../../domain/dates.js';
import { instantAt } from '../../domain/moments.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { AvailabilityStrings } from '../../i18n/sections/availability.js';
import type { RoomsStrings } from '../../i18n/sections/rooms.js';
import { countOf, isEmpty, type Choices, type Filter } from './filter.model.js';

export interface FilterLook {
  readonly people: number;
  readonly filter: Filter;
  readonly choices: Choices;
  /** Begins to choose from; empty where there is no day to choose them for. */
  readonly starts: readonly LocalTime[];
  /** What the page itself has asked for. */
  readonly asked: number;
  readonly day: IsoDate;
  readonly zone: TimeZone;
  readonly words: AvailabilityStrings & RoomsStrings;
  readonly formats: AllFormats;
  /** Whether all of it is shown. */
  readonly open: boolean;
  readonly change: (filter: Filter, people: number) => void;
  readonly toggle: () => void;
}

/** Lengths to choose from, minutes. */
const LENGTHS = [30, 60, 90, 120, 180, 240, 480];
/** A longer list of numbers helps nobody. */
const MOST = 30;

/** How many, for how long, from when on, and what fewer ask for; where it is narrow, all but the first is behind a button. */
export function filterTemplate(look: FilterLook): TemplateResult {
  const { people, filter, choices, starts, asked, open, words, change, toggle } = look;
  const most = Math.min(Math.max(choices.people, people), Math.max(MOST, people));
  const rarer = choices.kinds.length + choices.amenities.length > 0 || choices.stepFree;
  return html`
    <div class="filters ${open ? 'open' : ''}" part="filters" role="group" aria-label=${words.filter}>
      ${most > 1 ? choice(words.howMany, String(people), range(most).map((count) => [String(count), words.people(count)]), (value) => change(filter, Number(value))) : nothing}
      ${starts.length > 0 ? html`
        <div class="times">${times(look)}</div>
        <button type="button" class="more ${rarer ? '' : 'narrow'} ${countOf(filter) > 0 ? 'set' : ''}" part="more" aria-expanded=${open} aria-controls="wishes" @click=${toggle}>
          ${words.more(countOf(filter))}<span aria-hidden="true"> ${open ? '▴' : '▾'}</span>
        </button>` : nothing}
      ${isEmpty(filter) && people === asked ? nothing : html`<button type="button" class="plain" part="clear" @click=${() => change({}, asked)}>${words.clear}</button>`}
      ${starts.length > 0 && rarer ? html`<div class="wishes" id="wishes">${wishes(look)}</div>` : nothing}
    </div>
  `;
}

const times = ({ people, filter, starts, day, zone, words, formats, change }: FilterLook): TemplateResult => html`
  ${choice(words.howLong, String(filter.minutes ?? ''), [['', words.anyLength], ...LENGTHS.map((minutes) => [String(minutes), words.lasting(minutes)] as const)],
    (value) => change({ ...filter, minutes: Number(value) || undefined }, people))}
  ${choice(words.when, filter.start ?? '', [['', words.anyTime], ...starts.map((time) => [time, words.startingAt(formats.time(instantAt(day, time, zone), zone))] as const)],
    (value) => change({ ...filter, start: (value || undefined) as LocalTime | undefined }, people))}
`;

function wishes({ people, filter, choices: { kinds, amenities, stepFree }, words, change }: FilterLook): TemplateResult {
  const chosen = filter.amenities ?? [];
  const set = (part: Filter) => change({ ...filter, ...part }, people);
  const check = (name: string, checked: boolean, take: () => void) => html`
    <label class="wish"><input type="checkbox" part="input" .checked=${checked} @change=${take}><span>${name}</span></label>`;
  return html`
    ${kinds.length > 0 ? choice(words.kind, filter.kind ?? '', [['', words.anyKind], ...kinds.map((kind) => [kind, words.kinds[kind]] as const)],
      (value) => set({ kind: (value || undefined) as ResourceKind | undefined })) : nothing}
    ${amenities.length > 0 || stepFree ? html`
      <fieldset>
        <legend>${words.amenities}</legend>
        ${stepFree ? check(words.stepFree, filter.stepFree ?? false, () => set({ stepFree: !filter.stepFree || undefined })) : nothing}
        ${amenities.map((amenity) => check(amenity, chosen.includes(amenity), () => set({ amenities: chosen.includes(amenity) ? chosen.filter((one) => one !== amenity) : [...chosen, amenity] })))}
      </fieldset>` : nothing}
  `;
}

const choice = (label: string, value: string, options: readonly (readonly [string, string])[], take: (value: string) => void): TemplateResult => html`
  <select part="input" class="choice ${value === options[0]?.[0] ? '' : 'set'}" aria-label=${label} @change=${({ target }: Event) => take((target as HTMLSelectElement).value)}>
    ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === value} .selected=${key === value}>${text}</option>`)}
  </select>
`;

const range = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);
