import { html, nothing, type TemplateResult } from 'lit';
import { addDays, today, type IsoDate } from '../../domain/dates.js';
import { monthGrid, type MonthDay } from '../parts/month-grid.js';
import type { ViewProps } from './later.js';
import { deskDay, deskRows, type DeskRow } from './desks.model.js';

/** How far ahead one can look. */
const DAYS_AHEAD = 366;

/** A month with the places that each day has left, and what the picked day holds. */
export function desksTemplate(props: ViewProps): TemplateResult {
  const { availability, day, now, formats, picked, actions, words } = props;
  const first = today(availability.timeZone, now);
  return html`
    <div class="split">
      <div>
        ${monthGrid({
          month: day, focus: day, today: first, min: first, max: addDays(first, DAYS_AHEAD), formats, words,
          day: (date) => toCell(date, first, props),
          select: actions.pick,
          move: actions.move,
        })}
      </div>
      <div class="day" part="day-details" aria-live="polite">
        ${picked ? dayDetails(picked, first, props) : html`<p class="muted hint">${words.pickDay}</p>`}
      </div>
    </div>
  `;
}

function toCell(date: IsoDate, first: IsoDate, { resources, availability, people, now, picked, formats, words }: ViewProps): MonthDay {
  const day = deskDay(resources, availability, date, first, people, now);
  const name = formats.day(date);
  const selected = date === picked;
  switch (day.state) {
    case 'over': return { label: words.dayIs(name, words.state.past), disabled: true, part: 'over' };
    case 'closed': return { label: words.dayIs(name, words.state.closed), disabled: true, part: 'closed' };
    case 'unknown': return { label: name, disabled: true, part: 'unknown', note: html`<span class="skeleton"></span>` };
    case 'full': return { label: words.dayIs(name, day.places === 0 ? words.full : words.placesFree(day.places)), note: day.places === 0 ? words.full : words.places(day.places), part: 'full', selected };
    case 'open': return { label: words.dayIs(name, words.placesFree(day.places)), note: words.places(day.places), part: 'free', selected };
  }
}

function dayDetails(day: IsoDate, first: IsoDate, props: ViewProps): TemplateResult {
  const { resources, availability, people, now, ahead, formats, actions, words } = props;
  const state = deskDay(resources, availability, day, first, people, now);
  const rows = deskRows(resources, availability, day, now);
  const full = state.state === 'full' || state.state === 'closed';
  return html`
    <h3 tabindex="-1" data-picked>${formats.day(day)}</h3>
    ${state.state === 'closed' ? html`<p>${words.closedDay(formats.day(day))}</p>` : nothing}
    ${state.state === 'full' ? html`<p>${state.places > 0 ? words.tooFew(formats.day(day), state.places, people) : words.fullDay(formats.day(day))}${ahead === null ? html`${' '}${words.noneAhead}` : nothing}</p>` : nothing}
    ${full && ahead ? html`<button type="button" part="next-free" @click=${() => actions.pick(ahead)}>${words.nextFreeDay(formats.day(ahead))}</button>` : nothing}
    <ul class="desks">${rows.map((row) => deskItem(row, props))}</ul>
  `;
}

function deskItem({ desk, places, parts, span }: DeskRow, { availability: { timeZone }, chosen, formats, people, words, actions }: ViewProps): TemplateResult {
  const price = desk.prices?.find(({ label }) => !label) ?? desk.prices?.[0];
  const enough = places.least >= Math.min(people, desk.units ?? 1) && places.least > 0;
  const pressed = chosen?.resource.id === desk.id;
  return html`
    <li part="desk">
      <span>
        <strong>${desk.name}</strong>
        <span class="small muted">${price ? words.price(formats.money(price), price.per) : nothing}</span>
        <span class="small count">${words.placesFree(places.least)}</span>
        ${parts.length > 0 ? html`<span class="small muted">${formats.list(parts.map((part) => words.placesPart(formats.timeRange(part.start, part.end, timeZone), part.available)))}</span>` : nothing}
      </span>
      ${enough ? html`<button type="button" part="reserve" class="primary" data-slot="${desk.id} ${span.start}" aria-pressed=${pressed ? 'true' : nothing}
        aria-label="${words.reserve}: ${desk.name}" @click=${() => actions.choose({ resource: desk, span })}>${words.reserve}</button>` : nothing}
    </li>
  `;
}
