import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayOf, sameClock, visitorZone, type IsoDate, type PartOfDay } from '../../domain/dates.js';
import type { BackendError } from '../../backend/error.js';
import type { Host, Space } from '../../domain/space.js';
import type { TourType } from '../../domain/tours.js';
import type { Formats } from '../../i18n/formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { monthGrid } from '../parts/month-grid.js';
import { failure, staleness } from '../parts/notice.js';
import { personCard } from '../parts/person-card.js';
import type { Choices } from './picker.js';
import { skeletonTemplate } from './skeleton.template.js';
import { toGroups, type Need, type Picking, type SlotChoice } from './tour-booking.model.js';

export interface PickerActions {
  readonly choose: (choices: Choices) => void;
  readonly selectDay: (day: IsoDate) => void;
  readonly look: (day: IsoDate, keyboard: boolean) => void;
  readonly select: (slot: SlotChoice) => void;
  /** The visitor shows interest in a time. */
  readonly hint: () => void;
  readonly retry: () => void;
}

/** What stands beside the times of a day; it arrives later. */
export interface DayNotes {
  readonly beside: (part: PartOfDay) => TemplateResult | typeof nothing;
  readonly below: TemplateResult | typeof nothing;
}

export interface PickerLook {
  readonly strings: StringsOf<'tourBooking'>;
  readonly formats: Formats;
  readonly space: Space | undefined;
  readonly notes: DayNotes | undefined;
  /** Only the time is open: the visit exists. */
  readonly moving: boolean;
}

/** What an element shows before a time is chosen. */
export type Stage =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: BackendError }
  | { readonly status: 'empty' }
  | { readonly status: 'ready'; readonly picking: Picking };

/** Whatever the state, never a blank box. */
export function stageTemplate(stage: Stage, look: PickerLook, actions: PickerActions): TemplateResult {
  switch (stage.status) {
    case 'loading':
      return skeletonTemplate(look.strings.common.loading);
    case 'failed':
      return html`${failure(stage.error, look.strings.common, actions.retry)}${waysOn(look)}<slot></slot>`;
    case 'empty':
      return html`<div class="notice" part="empty"><p>${look.strings.tourBooking.noKinds}</p>${waysOn(look)}</div><slot></slot>`;
    case 'ready':
      return pickerTemplate(stage.picking, look, actions);
  }
}

/** Who, what, with whom and when, all on one surface: whatever is chosen last, one tap on a time goes on. */
export function pickerTemplate(picking: Picking, look: PickerLook, actions: PickerActions): TemplateResult {
  const { strings: { tourBooking: words } } = look;
  return html`
    ${look.moving ? nothing : html`
      ${picking.asksWho ? whoTemplate(picking, look, actions) : nothing}
      ${picking.kinds.length > 1 ? choices('kind', words.kind, picking.kinds.map((kind) => ({
        value: kind.id, chosen: kind === picking.kind, choose: () => actions.choose({ kind: kind.id }), face: kindCard(kind, look),
      }))) : html`<p part="kind">${kindCard(picking.kind, look)}</p>`}`}
    ${picking.hosts.length > 1 ? choices('host', words.host, [
      { value: '', chosen: picking.wishes.hostId === undefined, choose: () => actions.choose({ host: undefined }), face: anyoneCard(picking.hosts, look) },
      ...picking.hosts.map((host) => ({
        value: host.id, chosen: host.id === picking.wishes.hostId, choose: () => actions.choose({ host: host.id }), face: personCard(host, look.formats),
      })),
    ], sentenceOf(picking)) : picking.hosts.map((host) => html`<p part="host">${personCard(host, look.formats)}</p>`)}
    ${picking.kind.book.mode === 'link' ? elsewhere(picking.kind, look) : whenTemplate(picking, look, actions)}
  `;
}

/** A person to write to or to call, where nothing else helps. */
export const waysOn = ({ strings: { tourBooking: words }, space }: Pick<PickerLook, 'strings' | 'space'>): TemplateResult => html`
  ${space?.email || space?.phone ? html`<p class="row" part="ways-on">
    ${space.email ? html`<a class="button" href="mailto:${space.email}">${words.write}</a>` : nothing}
    ${space.phone ? html`<a class="button" href="tel:${space.phone}">${words.call(space.phone)}</a>` : nothing}
  </p>` : nothing}
`;

interface Choice {
  readonly value: string;
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly face: TemplateResult;
}

const choices = (name: string, legend: string, options: readonly Choice[], below: unknown = nothing): TemplateResult => html`
  <fieldset class="choices ${name}s" part="choices">
    <legend>${legend}</legend>
    <div class="options">
      ${options.map(({ value, chosen, choose, face }) => html`
        <label class="choice" part=${chosen ? 'choice chosen' : 'choice'}>
          <input type="radio" name=${name} value=${value} .checked=${live(chosen)} @change=${choose}>${face}
          </label>`)}
    </div>
    ${below}
  </fieldset>
`;

function whoTemplate({ people, daysPerWeek, kinds }: Picking, { strings: { tourBooking: words } }: PickerLook, { choose }: PickerActions): TemplateResult {
  const team = people > 1;
  const most = Math.max(...kinds.map(({ maxPartySize = 200 }) => maxPartySize));
  const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
  return html`
    <div class="who row">
      ${choices('who', words.who, [
        { value: 'me', chosen: !team, choose: () => choose({ people: 1 }), face: html`<span>${words.justMe}</span>` },
        { value: 'team', chosen: team, choose: () => choose({ people: Math.max(2, people) }), face: html`<span>${words.team}</span>` },
      ])}
      ${team ? html`
        <label class="field">${words.teamSize}
          <input type="number" name="people" part="input" inputmode="numeric" min="2" max=${most} .value=${live(String(people))}
            @change=${(event: Event) => choose({ people: Math.min(most, Math.max(2, Math.round(Number(valueOf(event))) || 2)) })}></label>
        <label class="field">${words.daysPerWeek}
          <select name="days" part="input" @change=${(event: Event) => choose({ daysPerWeek: valueOf(event) })}>
            <option value="">–</option>
            ${['1', '2', '3', '4', '5'].map((count) => html`<option value=${count} ?selected=${count === daysPerWeek}>${count}</option>`)}
          </select></label>` : nothing}
    </div>
  `;
}

const kindCard = ({ title, description, durationMinutes, prices }: TourType, { strings: { tourBooking: words, common }, formats }: PickerLook): TemplateResult => html`
  <span>
    <strong class="block">${title}</strong>
    <span class="small muted block">${[words.duration(durationMinutes), prices && (prices.map((price) => formats.money(price)).join(', ') || common.free)].filter(Boolean).join(' · ')}</span>
    ${description ? html`<span class="small block about">${description}</span>` : nothing}
  </span>
`;

const anyoneCard = (hosts: readonly Host[], { strings: { tourBooking: words } }: PickerLook): TemplateResult => html`
  <span class="anyone">
    <span class="faces" aria-hidden="true">${hosts.slice(0, 3).map(({ photo }) => (photo ? html`<img src=${photo.url} alt="" width="40" height="40">` : nothing))}</span>
    <span><strong class="block">${words.anyone}</strong><span class="small muted block">${words.anyoneHelp}</span></span>
  </span>
`;

/** Where there is only room for faces, the chosen one's sentence stands below them. */
const sentenceOf = ({ hosts, wishes: { hostId } }: Picking): TemplateResult | typeof nothing => {
  const chosen = hosts.find(({ id }) => id === hostId);
  return chosen?.sentence ? html`<p class="sentence-below small">“${chosen.sentence}”</p>` : nothing;
};

const elsewhere = ({ book, title }: TourType, { strings: { tourBooking: words } }: PickerLook): TemplateResult => html`
  ${/^https?:/i.test(book.url ?? '') ? html`<p><a class="button primary" part="link" href=${book.url ?? ''}>${book.label ?? `${words.elsewhere}: ${title}`}</a></p>` : nothing}
`;

function whenTemplate(picking: Picking, look: PickerLook, actions: PickerActions): TemplateResult {
  const { strings: { tourBooking: words }, formats } = look;
  const { days, month, day } = picking;
  return html`
    <div class="when" role="group" aria-label=${words.when} part="when">
      <div class="calendar" aria-busy=${days || picking.error ? 'false' : 'true'}>
        ${monthGrid({
          month, focus: picking.focus, today: picking.today, min: picking.today, max: picking.last, formats,
          words, select: actions.selectDay, move: actions.look,
          day: (date) => {
            const count = days?.get(date)?.length ?? 0;
            return {
              label: days ? `${formats.day(date)}, ${words.times(count)}` : formats.day(date),
              disabled: count === 0, selected: date === day, part: count > 0 ? 'free' : '',
            };
          },
        })}
        ${needsTemplate(picking, look, actions)}
      </div>
      <div class="times" part="times" @pointerover=${actions.hint} @focusin=${actions.hint}>
        ${picking.error ? (days ? staleness(look.strings.common.stale(picking.asOf ? formats.time(picking.asOf, picking.zone) : '')) : html`${failure(picking.error, look.strings.common, actions.retry)}${waysOn(look)}`) : nothing}
        ${days ? (day ? dayTemplate(day, days.get(day) ?? [], picking, look, actions) : noTimes(picking, look, actions))
          : picking.error ? nothing : html`<div class="skeleton slots-to-come"></div>`}
      </div>
    </div>
  `;
}

function dayTemplate(day: IsoDate, slots: readonly SlotChoice[], { zone }: Picking, { strings: { tourBooking: words, common }, formats, notes }: PickerLook, { select }: PickerActions): TemplateResult {
  const own = visitorZone();
  const differs = slots.some(({ start }) => !sameClock(zone, own, start));
  return html`
    <h3 aria-live="polite" part="day-title">${formats.day(day)}<span class="hidden">, ${words.times(slots.length)}</span></h3>
    ${differs ? html`<p class="small muted">${common.zone(formats.place(zone))}</p>` : nothing}
    ${toGroups(slots, zone).map(({ part, slots: group }) => html`
      <h4 class="small muted">${words.part[part]}${notes?.beside(part) ?? nothing}</h4>
      <ul class="slots">${group.map((slot) => html`<li>${slotButton(slot, day)}</li>`)}</ul>`)}
    ${notes?.below ?? nothing}
  `;

  function slotButton(slot: SlotChoice, on: IsoDate): TemplateResult {
    const { start, end, hosts } = slot;
    const names = hosts.map(({ name }) => name);
    const from = formats.time(start, zone);
    const yours = differs ? words.yourTime(dayOf(start, own) === on ? formats.time(start, own) : `${formats.shortDay(dayOf(start, own))}, ${formats.time(start, own)}`) : '';
    const spoken = words.slot(formats.day(on), from, formats.time(end, zone), names);
    return html`
      <button type="button" part="slot" data-slot=${start} @click=${() => select(slot)}>
        <span class="hidden">${yours ? `${spoken} (${yours})` : spoken}</span>
        <time datetime=${start} aria-hidden="true">${Date.parse(end) - Date.parse(start) < 7_200_000 ? from : formats.timeRange(start, end, zone)}</time>
        ${names.length > 0 ? html`<span class="small muted" aria-hidden="true">${words.withHost(names)}</span>` : nothing}
        ${yours ? html`<span class="small muted" aria-hidden="true">${yours}</span>` : nothing}
      </button>
    `;
  }
}

function noTimes({ nextDay, wishes }: Picking, look: PickerLook, actions: PickerActions): TemplateResult {
  const { strings: { tourBooking: words }, formats } = look;
  const picky = wishes.needs.length > 0 || wishes.language !== undefined || wishes.hostId !== undefined;
  const next = nextDay ? html`<button type="button" class="primary" part="next" @click=${() => actions.selectDay(nextDay)}>${words.goTo(formats.day(nextDay))}</button>` : nothing;
  return html`
    <div class="notice" role="status" part="empty">
      <p>${nextDay ? words.noTimesThisMonth : picky ? words.noTimesThatFit : words.noTimes}</p>
      <p class="row">${next}
        ${picky ? html`<button type="button" part="show-all" @click=${() => actions.choose({ needs: [], language: undefined, host: undefined })}>${words.showAll}</button>` : nothing}</p>
      ${nextDay ? nothing : waysOn(look)}
    </div>
  `;
}

function needsTemplate({ needs, languages, wishes }: Picking, { strings: { tourBooking: words }, formats }: PickerLook, { choose }: PickerActions): TemplateResult | typeof nothing {
  if (needs.length === 0 && languages.length === 0) return nothing;
  const toggle = (need: Need, on: boolean) => choose({ needs: on ? [...wishes.needs, need] : wishes.needs.filter((one) => one !== need) });
  return html`
    <details class="needs" part="needs">
      <summary>${words.needs}</summary>
      <div class="row">
        ${needs.map((need) => html`
          <label class="check"><input type="checkbox" name=${need} .checked=${live(wishes.needs.includes(need))}
            @change=${(event: Event) => toggle(need, (event.target as HTMLInputElement).checked)}><span>${words[need]}</span></label>`)}
        ${languages.length > 0 ? html`<label class="field">${words.language}
          <select name="language" part="input" @change=${(event: Event) => choose({ language: (event.target as HTMLSelectElement).value || undefined })}>
            <option value="">${words.anyLanguage}</option>
            ${languages.map((code) => html`<option value=${code} ?selected=${code === wishes.language}>${formats.languageName(code)}</option>`)}
          </select></label>` : nothing}
      </div>
    </details>
  `;
}
