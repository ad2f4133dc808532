// A day of rooms.
import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../domain/availability.js';
import type { Instant } from '../../domain/dates.js';
import type { Formats } from '../../i18n/formats.js';
import type { AvailabilityStrings } from '../../i18n/sections/availability.js';
import type { ReadyReading } from './availability.controller.js';
import { GAP, GROUPS, inGroups, toTimeline, type Cell, type RoomRow, type Timeline } from './rooms.model.js';
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
  /** The day with what the visitor wishes. */
  readonly timeline: (reading: ReadyReading) => Timeline | undefined;
  /** Pixels that hold a group of rows open which nobody looks at; 0 for those that are drawn. */
  readonly gap: (group: number) => number;
  /** Above the day: the newest answer did not come. */
  readonly outdated: (reading: ReadyReading) => TemplateResult | typeof nothing;
  /** The ways to other days. */
  readonly steps: (reading: ReadyReading) => TemplateResult;
  /** How many rooms have time, or why none has, and the way to the first that has. */
  readonly status: (reading: ReadyReading) => TemplateResult;
  /** Draws a row, or takes it as it was drawn before. */
  readonly row: (row: RoomRow, draw: () => TemplateResult) => TemplateResult;
  /** The way to the week of a room. */
  readonly name: (room: Resource) => TemplateResult;
}

export interface RoomsActions {
  readonly choose: (choice: Choice) => void;
}

type Props = ReadyReading & RoomsLook;

/** Undefined where only `later` knows what to say. */
export function roomsTemplate(reading: ReadyReading, look: RoomsLook): TemplateResult | undefined {
  const { availability, day, resources } = reading;
  const { formats, now, later } = look;
  const timeline = later ? later.timeline(reading) : toTimeline(resources, availability, day, now);
  if (!later && !timeline?.rows.some(({ free }) => free)) return undefined;
  return html`
    ${later?.outdated(reading)}
    <div class="head"><h3 aria-live="polite" id="day">${formats.day(day)}</h3>${later?.steps(reading)}</div>
    <div class="status">${later?.status(reading)}</div>
    ${timeline ? table(timeline, { ...reading, ...look }) : nothing}
  `;
}

const table = ({ columns, perHour, hours, rows }: Timeline, props: Props): TemplateResult => html`
  <table part="timeline" class="timeline ${hours.length > 12 ? 'long' : ''}" aria-labelledby="day">
    <colgroup><col class="names"><col span=${columns}></colgroup>
    <thead>
      <tr>
        <th scope="col">${props.words.room}</th>
        ${hours.map((hour) => html`<th scope="col" colspan=${perHour} part="hour"><span>${props.formats.time(hour, props.availability.timeZone)}</span></th>`)}
      </tr>
    </thead>
    ${inGroups(rows).map((group, index) => {
      const gap = props.later?.gap(index) ?? (index >= GROUPS && GAP);
      return html`<tbody>${gap ? html`<tr><td class="gap" height=${gap}></td></tr>` : group.map((row) => (props.later?.row ?? draw)(row, () => roomRow(row, props)))}</tbody>`;
    })}
  </table>
`;

const draw = (_: RoomRow, make: () => TemplateResult) => make();

function roomRow({ room, cells, free }: RoomRow, props: Props): TemplateResult {
  return html`
    <tr>
      <th scope="row" part="room">
        ${props.later?.name(room) ?? html`<span class="name">${room.name}</span>`}
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
