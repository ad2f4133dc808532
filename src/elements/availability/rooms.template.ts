import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Resource } from '../../domain/availability.js';
import { addDays, isIsoDate, today } from '../../domain/dates.js';
import type { ViewProps } from './availability.template.js';
import { looks } from './rooms.styles.js';
import { toTimeline, type Cell, type RoomRow, type Timeline } from './rooms.model.js';

export const styles = [looks];

/** A day of rooms, with the steps to other days. */
export function render(props: ViewProps): TemplateResult {
  const { availability, day, formats, strings } = props;
  // While another day is on its way the table of the last one keeps its place.
  const known = availability.from <= day && day < availability.to;
  const timeline = toTimeline(props.resources, availability, known ? day : availability.from, props.now);
  const free = timeline?.rows.filter((row) => row.free).length ?? 0;
  return html`
    ${stepper(props)}
    ${known && free > 0 ? html`<div class="status small muted"><p role="status">${strings.availability.roomsFree(free)}</p>${legend(props)}</div>` : nothing}
    ${known && free === 0 ? nothingFree(props, timeline ? strings.availability.fullDay(formats.day(day)) : strings.availability.closedDay(formats.day(day))) : nothing}
    ${timeline ? table(timeline, props, known) : nothing}
  `;
}

function stepper({ day, now, availability: { timeZone }, formats, strings: { availability: words, common }, actions }: ViewProps): TemplateResult {
  const first = today(timeZone, now);
  const past = day <= first;
  return html`
    <div class="head">
      <button type="button" part="step" class="step" aria-label=${words.previousDay} aria-disabled=${past ? 'true' : nothing}
        @click=${() => !past && actions.go(addDays(day, -1))}><span aria-hidden="true">‹</span></button>
      <h3 aria-live="polite" id="day">${formats.day(day)}</h3>
      <button type="button" part="step" class="step" aria-label=${words.nextDay} @click=${() => actions.go(addDays(day, 1))}><span aria-hidden="true">›</span></button>
      <span class="pick">
        ${past ? nothing : html`<button type="button" part="today" @click=${() => actions.go()}>${common.today}</button>`}
        <input type="date" part="input" aria-label=${words.day} min=${first} .value=${live(day)}
          @change=${({ target }: Event) => { const { value } = target as HTMLInputElement; if (isIsoDate(value) && value >= first) actions.go(value); }}>
      </span>
    </div>
  `;
}

/** What the looks of the table mean, for the eye. */
const legend = ({ strings: { availability: { state } } }: ViewProps): TemplateResult => html`
  <p class="legend" aria-hidden="true">
    <span class="key free"></span>${state.free} <span class="key booked"></span>${state.booked}
  </p>
`;

const nothingFree = ({ ahead, formats, strings: { availability }, actions }: ViewProps, sentence: string): TemplateResult => html`
  <div class="notice" part="full" role="status">
    <p>${sentence}${ahead === null ? html`${' '}${availability.noneAhead}` : nothing}</p>
    ${ahead ? html`<button type="button" part="next-free" @click=${() => actions.go(ahead)}>${availability.nextFreeDay(formats.day(ahead))}</button>` : nothing}
  </div>
`;

const table = ({ columns, perHour, hours, rows }: Timeline, props: ViewProps, known: boolean): TemplateResult => html`
  <table part="timeline" class="timeline ${hours.length > 12 ? 'long' : ''} ${known ? '' : 'old'}" aria-labelledby="day">
    <colgroup><col class="names"><col span=${columns}></colgroup>
    <thead>
      <tr>
        <th scope="col">${props.strings.availability.room}</th>
        ${hours.map((hour) => html`<th scope="col" colspan=${perHour} part="hour"><span>${props.formats.time(hour, props.availability.timeZone)}</span></th>`)}
      </tr>
    </thead>
    <tbody>${rows.map((row) => roomRow(row, props))}</tbody>
  </table>
`;

function roomRow({ room, cells, free }: RoomRow, props: ViewProps): TemplateResult {
  return html`
    <tr class=${free ? '' : 'none'}>
      <th scope="row" part="room">
        <span class="name">${room.name}</span>
        <span class="small muted">${about(room, props)}</span>
        ${free ? nothing : html`<span class="small muted narrow">${props.strings.availability.roomFull}</span>`}
      </th>
      ${cells.map((cell) => slot(room, cell, props))}
    </tr>
  `;
}

/** "8 people · € 25 per hour". */
function about({ capacity, prices = [] }: Resource, { formats, strings: { availability } }: ViewProps): string {
  const price = prices.find(({ label }) => !label) ?? prices[0];
  return [
    capacity === undefined ? '' : availability.people(capacity),
    price ? availability.price(formats.money(price), price.per) : '',
  ].filter(Boolean).join(' · ');
}

function slot(room: Resource, cell: Cell, { availability: { timeZone }, chosen, formats, strings: { availability }, actions }: ViewProps): TemplateResult {
  const { start, end, state, columns } = cell;
  const label = availability.cell(room.name, formats.time(start, timeZone), formats.time(end, timeZone), availability.state[state]);
  if (state !== 'free') return html`<td colspan=${columns} class=${state} part=${state}><span class="hidden">${label}</span></td>`;
  const pressed = chosen?.resource.id === room.id && chosen.span?.start === start;
  return html`
    <td colspan=${columns} class="free">
      <button type="button" part="slot" data-slot="${room.id} ${start}" aria-pressed=${pressed ? 'true' : 'false'}
        @click=${() => actions.choose({ resource: room, span: { start, end } })}>
        <span class="hidden">${label}</span>
        <span aria-hidden="true"><span class="range">${formats.timeRange(start, end, timeZone)}</span><span class="brief">${availability.state.free}</span></span>
      </button>
    </td>
  `;
}
