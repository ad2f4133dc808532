// A day of rooms.
import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../domain/availability.js';
import type { Instant, IsoDate } from '../../domain/dates.js';
import type { Formats } from '../../i18n/formats.js';
import type { AvailabilityStrings } from '../../i18n/sections/availability.js';
import type { ReadyReading } from './availability.controller.js';
import { covers } from './availability.model.js';
import { toTimeline, type Cell, type RoomRow, type Timeline } from './rooms.model.js';
import type { Choice } from './spans.model.js';

export interface RoomsLook {
  readonly now: Instant;
  readonly words: AvailabilityStrings;
  readonly formats: Formats;
  readonly later: RoomsExtras | undefined;
  readonly actions: RoomsActions;
}

export interface RoomsExtras {
  readonly chosen: Choice | undefined;
  /** Above the day: the newest answer did not come. */
  readonly outdated: (reading: ReadyReading) => TemplateResult | typeof nothing;
  /** The ways to other days. */
  readonly steps: (reading: ReadyReading) => TemplateResult;
  /** How many rooms have time, and what the looks of the table mean. */
  readonly status: (free: number) => TemplateResult;
  /** A day without room; `closed` where no door opens at all. */
  readonly full: (day: IsoDate, closed: boolean) => TemplateResult;
}

export interface RoomsActions {
  readonly choose: (choice: Choice) => void;
  /** A first sign of interest. */
  readonly hint: () => void;
}

type Props = ReadyReading & RoomsLook;

/** Undefined where only `later` knows what to say. */
export function roomsTemplate(reading: ReadyReading, look: RoomsLook): TemplateResult | undefined {
  const { availability, day, resources } = reading;
  const { formats, now, later } = look;
  const props = { ...reading, ...look };
  // While another day is on its way the table of the last one keeps its place.
  const known = covers(availability, day);
  const timeline = toTimeline(resources, availability, known ? day : availability.from, now);
  const free = timeline?.rows.filter((row) => row.free).length ?? 0;
  if (free === 0 && !later) return undefined;
  return html`
    ${later?.outdated(reading)}
    <div class="head"><h3 aria-live="polite" id="day">${formats.day(day)}</h3>${later?.steps(reading)}</div>
    ${!known ? nothing : free > 0 ? html`<div class="status small muted">${later?.status(free)}</div>` : later?.full(day, !timeline)}
    ${timeline ? table(timeline, props, known) : nothing}
  `;
}

const table = ({ columns, perHour, hours, rows }: Timeline, props: Props, known: boolean): TemplateResult => html`
  <table part="timeline" class="timeline ${hours.length > 12 ? 'long' : ''} ${known ? '' : 'old'}" aria-labelledby="day">
    <colgroup><col class="names"><col span=${columns}></colgroup>
    <thead>
      <tr>
        <th scope="col">${props.words.room}</th>
        ${hours.map((hour) => html`<th scope="col" colspan=${perHour} part="hour"><span>${props.formats.time(hour, props.availability.timeZone)}</span></th>`)}
      </tr>
    </thead>
    <tbody>${rows.map((row) => roomRow(row, props))}</tbody>
  </table>
`;

function roomRow({ room, cells, free }: RoomRow, props: Props): TemplateResult {
  return html`
    <tr>
      <th scope="row" part="room">
        <span class="name">${room.name}</span>
        <span class="small muted">${about(room, props)}</span>
        ${free ? nothing : html`<span class="small muted narrow">${props.words.roomFull}</span>`}
      </th>
      ${cells.map((cell) => slot(room, cell, props))}
    </tr>
  `;
}

/** "8 people · € 25 per hour". */
function about({ capacity, prices = [] }: Resource, { formats, words }: Props): string {
  const price = prices.find(({ label }) => !label) ?? prices[0];
  return [
    capacity === undefined ? '' : words.people(capacity),
    price ? words.price(formats.money(price), price.per) : '',
  ].filter(Boolean).join(' · ');
}

function slot(room: Resource, { start, end, state, columns }: Cell, { availability: { timeZone }, later, formats, words, actions }: Props): TemplateResult {
  const label = html`<span class="hidden">${words.cell(room.name, formats.time(start, timeZone), formats.time(end, timeZone), words.state[state])}</span>`;
  if (state !== 'free') return html`<td colspan=${columns} class=${state} part=${state}>${label}</td>`;
  const { resource, span } = later?.chosen ?? {};
  return html`
    <td colspan=${columns} class="free">
      <button type="button" part="slot" data-slot="${room.id} ${start}" aria-pressed=${resource?.id === room.id && span?.start === start}
        @click=${() => actions.choose({ resource: room, span: { start, end } })}>
        ${label}
        <span aria-hidden="true"><span class="range">${formats.timeRange(start, end, timeZone)}</span><span class="brief">${words.state.free}</span></span>
      </button>
    </td>
  `;
}
