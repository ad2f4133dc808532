// The first look: who comes, what for, with whom, and the first free times. Rooms are kept for what later.ts adds.
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendError } from '../../backend/error.js';
import { sameClock } from '../../domain/clock.js';
import { visitorZone, type IsoDate, type PartOfDay } from '../../domain/dates.js';
import type { Host } from '../../domain/space.js';
import type { TourType } from '../../domain/tours.js';
import type { Formats } from '../../i18n/formats.js';
import type { TourBookingStrings } from '../../i18n/sections/tour-booking.js';
import type { CommonStrings } from '../../i18n/strings.js';
import { personCard } from '../parts/person-card.js';
import type { Choices, Offered } from './picker.js';
import { skeletonTemplate } from './skeleton.template.js';
import { toGroups, type Picking, type SlotChoice } from './tour-booking.model.js';

export type Piece = TemplateResult | typeof nothing;

export interface TourLook {
  readonly common: CommonStrings;
  readonly words: TourBookingStrings;
  /** BCP 47. */
  readonly language: string;
  readonly formats: Formats;
  /** Only the time is open: the visit exists. */
  readonly moving: boolean;
  readonly later: TourExtras | undefined;
  readonly actions: TourActions;
}

/** What is added once the first look has been drawn, or where it cannot be. */
export interface TourExtras {
  /** Where there is nothing to choose: what went wrong, or that nothing can be booked. */
  readonly instead: (error: BackendError | undefined) => Piece;
  /** Whether one comes alone or with a team. */
  readonly who: (picking: Picking) => Piece;
  /** Of the host who is chosen, where there is only room for faces. */
  readonly sentence: (picking: Picking) => Piece;
  /** Instead of times: the page on which such a visit is booked. */
  readonly elsewhere: (kind: TourType) => Piece;
  /** The month or the week, and below it what would make a visit easier. */
  readonly calendar: (picking: Picking) => Piece;
  /** Above the times: that they may be old, or did not come. */
  readonly trouble: (picking: Picking) => Piece;
  /** A month or a week without free times, or none at all. */
  readonly noTimes: (picking: Picking) => Piece;
  /** Whose clock the times of a day follow, where that is not the visitor's. */
  readonly clock: (picking: Picking) => Piece;
  readonly besideSlot: (slot: SlotChoice, picking: Picking) => BesideSlot;
  readonly besidePart: (part: PartOfDay, picking: Picking) => Piece;
  /** What else there is to know of the day. */
  readonly notes: (picking: Picking) => Piece;
}

/** What else is to say of a time: what it joins up with, and what the visitor's own clock shows then. */
export interface BesideSlot {
  /** Goes on where the slot's own words end. */
  readonly spoken: string;
  readonly seen: Piece;
}

export interface TourActions {
  readonly choose: (choices: Choices) => void;
  readonly select: (slot: SlotChoice) => void;
}

/** Whatever the state, never a blank box. */
export function tourTemplate(offered: Offered, look: TourLook): Piece {
  const picking = offered.status === 'ready' ? offered.picking : undefined;
  const drawn = offered.status === 'loading' ? undefined
    : picking ? pickerTemplate(picking, look)
      : look.later?.instead(offered.status === 'failed' ? offered.error : undefined);
  return drawn ?? skeletonTemplate(look.common.loading);
}

/** All on one surface: whatever is chosen last, one tap on a time goes on. Undefined where only `later` knows what to say. */
function pickerTemplate(picking: Picking, look: TourLook): TemplateResult | undefined {
  const { asksWho, people, kinds, kind, hosts, hostId, zone, days, day } = picking;
  const { words, language, moving, later, actions: { choose } } = look;
  const usual = kind.book.mode === 'inline' && people === 1 && !hostId && !picking.offer.error && (!days || (day && sameClock(zone, visitorZone(), days.get(day)?.[0]?.start ?? '')));
  if (!usual && !later) return undefined;
  return html`
    ${moving ? nothing : html`
      ${asksWho ? html`<div class="who">${later?.who(picking)}</div>` : nothing}
      ${kinds.length > 1 ? choices('kind', words.kind, kinds.map((one) => ({
        value: one.id, chosen: one === kind, choose: () => choose({ kind: one.id }), face: kindCard(one, look),
      }))) : html`<p part="kind">${kindCard(kind, look)}</p>`}`}
    ${hosts.length > 1 ? choices('host', words.host, [
      { value: '', chosen: hostId === undefined, choose: () => choose({ host: undefined }), face: anyoneCard(hosts, look) },
      ...hosts.map((host) => ({ value: host.id, chosen: host.id === hostId, choose: () => choose({ host: host.id }), face: personCard(host, language) })),
    ], later?.sentence(picking)) : hosts.map((host) => html`<p part="host">${personCard(host, language)}</p>`)}
    ${kind.book.mode === 'link' ? later?.elsewhere(kind) : whenTemplate(picking, look)}
  `;
}

export interface Choice {
  readonly value: string;
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly face: TemplateResult;
}

export const choices = (name: string, legend: string, options: readonly Choice[], below?: Piece): TemplateResult => html`
  <fieldset class="choices ${name}s" part="choices">
    <legend>${legend}</legend>
    <div class="options">
      ${options.map(({ value, chosen, choose, face }) => html`
        <label class="choice" part="choice ${chosen ? 'chosen' : ''}">
          <input type="radio" name=${name} value=${value} .checked=${chosen} @change=${choose}>${face}
          </label>`)}
    </div>
    ${below}
  </fieldset>
`;

const kindCard = ({ title, description, durationMinutes, prices }: TourType, { words, common, formats }: TourLook): TemplateResult => html`
  <span>
    <strong class="block">${title}</strong>
    <span class="small muted block">${[words.duration(durationMinutes), prices && (prices.map((price) => formats.money(price)).join(', ') || common.free)].filter(Boolean).join(' · ')}</span>
    ${description ? html`<span class="small block about">${description}</span>` : nothing}
  </span>
`;

const anyoneCard = (hosts: readonly Host[], { words }: TourLook): TemplateResult => html`
  <span class="anyone">
    <span class="faces" aria-hidden="true">${hosts.slice(0, 3).map(({ photo }) => (photo ? html`<img src=${photo.url} alt="" width="40" height="40">` : nothing))}</span>
    <span><strong class="block">${words.anyone}</strong><span class="small muted block">${words.anyoneHelp}</span></span>
  </span>
`;

function whenTemplate(picking: Picking, look: TourLook): TemplateResult {
  const { days, day, offer: { error } } = picking;
  const { words, later } = look;
  return html`
    <div class="when" role="group" aria-label=${words.when} part="when">
      <div class="calendar" aria-busy=${!(days ?? error)}>
        ${later?.calendar(picking) ?? html`<div class="skeleton"></div>`}
      </div>
      <div class="times" part="times">
        ${later?.trouble(picking)}
        ${days ? (day ? dayTemplate(day, days.get(day) ?? [], picking, look) : later?.noTimes(picking)) : error ? nothing : html`<div class="skeleton to-come"></div>`}
      </div>
      ${later?.notes(picking)}
    </div>
  `;
}

const dayTemplate = (day: IsoDate, slots: readonly SlotChoice[], picking: Picking, look: TourLook): TemplateResult => html`
  <h3 aria-live="polite" part="day-title">${look.formats.day(day)}<span class="hidden">, ${look.words.times(slots.length)}</span></h3>
  ${look.later?.clock(picking)}
  ${toGroups(slots, picking.zone).map(({ part, slots: group }) => html`
    <h4 class="small muted">${look.words.part[part]}${look.later?.besidePart(part, picking)}</h4>
    <ul class="slots">${group.map((slot) => html`<li>${slotButton(slot, day, picking, look)}</li>`)}</ul>`)}
`;

function slotButton(slot: SlotChoice, day: IsoDate, picking: Picking, { words, formats, later, actions }: TourLook): TemplateResult {
  const { zone } = picking;
  const { start, end, hosts } = slot;
  const names = hosts.map(({ name }) => name);
  const from = formats.time(start, zone);
  const { spoken, seen } = later?.besideSlot(slot, picking) ?? {};
  return html`
    <button type="button" part="slot" data-slot=${start} @click=${() => actions.select(slot)}>
      <span class="hidden">${words.slot(formats.day(day), from, formats.time(end, zone), names)}${spoken}</span>
      <time datetime=${start} aria-hidden="true">${Date.parse(end) - Date.parse(start) < 7_200_000 ? from : formats.timeRange(start, end, zone)}</time>
      ${names.length > 0 ? html`<span class="small muted" aria-hidden="true">${words.withHost(names.map((name) => name.replace(/ .*/, '')))}</span>` : nothing}
      ${seen}
    </button>
  `;
}
