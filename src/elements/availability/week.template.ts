import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../domain/availability.js';
import { addDays, today, type Instant, type IsoDate } from '../../domain/dates.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { AvailabilityStrings } from '../../i18n/sections/availability.js';
import type { PlacesStrings } from '../../i18n/sections/places.js';
import type { RoomsStrings } from '../../i18n/sections/rooms.js';
import type { Opening } from '../../domain/opening.js';
import type { ReadyReading } from './availability.controller.js';
import { WEEK } from './availability.model.js';
import type { Cell } from './rooms.model.js';
import type { Choice } from './spans.model.js';
import { freeTimes, toWeek, type WeekRow } from './week.model.js';

export interface WeekLook {
  readonly room: Resource;
  /** Undefined where the page shows this room only. */
  readonly back: (() => void) | undefined;
  readonly now: Instant;
  readonly chosen: Choice | undefined;
  readonly opening: (day: IsoDate) => Opening | undefined;
  readonly words: AvailabilityStrings & PlacesStrings & RoomsStrings;
  readonly formats: AllFormats;
  readonly go: (day?: IsoDate) => void;
  readonly choose: (choice: Choice) => void;
}

/** Seven days of one room. */
export function weekTemplate({ availability, day }: ReadyReading, look: WeekLook): TemplateResult {
  const { room, back, now, words, formats, go } = look;
  const { timeZone, from } = availability;
  const known = from === day;
  const first = known ? day : from;
  const week = toWeek(room, availability, first, now);
  const start = today(timeZone, now);
  const past = day <= start;
  const earlier = addDays(day, -WEEK);
  return html`
    <div class="head week">
      <h3 aria-live="polite" id="day" tabindex="-1">${words.weekOf(room.name, formats.days(day, addDays(day, WEEK - 1)))}</h3>
      <button type="button" part="step" class="step" aria-label=${words.previousWeek} aria-disabled=${past ? 'true' : nothing}
        @click=${() => !past && go(earlier > start ? earlier : undefined)}><span aria-hidden="true">‹</span></button>
      <button type="button" part="step" class="step next" aria-label=${words.nextWeek} @click=${() => go(addDays(day, WEEK))}><span aria-hidden="true">›</span></button>
      ${back ? html`<span class="pick"><button type="button" part="all-rooms" @click=${back}>${words.allRooms}</button></span>` : nothing}
    </div>
    <div class="status"><div class="state"><p role="status">${known ? words.weekFree(week ? freeTimes(week) : 0) : nothing}</p></div></div>
    ${week ? html`
      <table part="timeline" class="timeline ${week.hours.length > 12 ? 'long' : ''} ${known ? '' : 'old'}" aria-labelledby="day">
        <colgroup><col class="names"><col span=${week.columns}></colgroup>
        <thead>
          <tr>
            <th scope="col">${words.day}</th>
            ${week.hours.map((hour) => html`<th scope="col" colspan=${week.perHour} part="hour"><span>${formats.time(hour, timeZone)}</span></th>`)}
          </tr>
        </thead>
        <tbody>${week.rows.map((row) => dayRow(row, timeZone, look))}</tbody>
      </table>` : nothing}
  `;
}

function dayRow({ day, cells, free }: WeekRow, zone: string, { room, back, opening, words, formats, chosen, choose, go }: WeekLook): TemplateResult {
  const name = formats.day(day);
  const open = opening(day);
  const note = open?.state === 'closed' ? (open.reason ?? words.state.closed) : free ? '' : words.full;
  return html`
    <tr>
      <th scope="row" part="room">
        ${back ? html`<button type="button" class="name" part="room-name" aria-label=${words.dayOfAll(name)} @click=${() => { back(); go(day); }}>${formats.shortDay(day)}</button>` : html`<span class="name">${formats.shortDay(day)}</span>`}
        <span class="small muted">${note}</span>
      </th>
      ${cells.map((cell) => slot(cell))}
    </tr>
  `;

  function slot({ start, end, state, columns }: Cell): TemplateResult {
    const label = html`<span class="hidden">${words.cell(name, formats.time(start, zone), formats.time(end, zone), words.state[state])}</span>`;
    if (state !== 'free') return html`<td colspan=${columns} class=${state} part=${state}>${label}</td>`;
    return html`
      <td colspan=${columns} class="free">
        <button type="button" part="slot" data-slot="${room.id} ${start}" aria-pressed=${chosen?.resource.id === room.id && chosen.span?.start === start}
          @click=${() => choose({ resource: room, span: { start, end } })}>
          ${label}
          <span aria-hidden="true"><span class="range">${formats.timeRange(start, end, zone)}</span><span class="brief">${words.state.free}</span></span>
        </button>
      </td>
    `;
  }
}
