// What stands around the first free times once they have been drawn, and instead of them where there are none.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayOf, visitorZone, type IsoDate } from '../../domain/dates.js';
import type { Space } from '../../domain/space.js';
import type { TourType } from '../../domain/tours.js';
import { webAddress } from '../../domain/web.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import type { DayGrid } from '../parts/day-grid.js';
import { monthGrid } from '../parts/month-grid.js';
import { weekStrip } from '../parts/week-strip.js';
import type { CalendarKind } from './calendar-mode.js';
import { toCalendar } from './calendar.model.js';
import type { Choices } from './picker.js';
import type { Picking, SlotChoice } from './tour-booking.model.js';
import { choices } from './tour-booking.template.js';
import { toWishes } from './wishes.model.js';

export interface ChoosingLook {
  readonly strings: StringsOf<'tourBooking' | 'choosing' | 'status'>;
  readonly formats: AllFormats;
  readonly space: Space | undefined;
  readonly actions: ChoosingActions;
}

export interface ChoosingActions {
  readonly choose: (choices: Choices) => void;
  readonly selectDay: (day: IsoDate) => void;
  readonly look: (day: IsoDate, keyboard: boolean) => void;
  readonly show: (calendar: CalendarKind) => void;
  readonly goToFirst: () => void;
}

/** A person to write to or to call, where nothing else helps. */
export const waysOn = ({ strings: { choosing: words }, space }: Pick<ChoosingLook, 'strings' | 'space'>): TemplateResult => html`
  ${space?.email || space?.phone ? html`<p class="row" part="ways-on">
    ${space.email ? html`<a class="button" href="mailto:${space.email}">${words.write}</a>` : nothing}
    ${space.phone ? html`<a class="button" href="tel:${space.phone}">${words.call(space.phone)}</a>` : nothing}
  </p>` : nothing}
`;

export const whoTemplate = (picking: Picking, look: ChoosingLook): TemplateResult => {
  const { people } = picking;
  const { strings: { choosing: words }, actions: { choose } } = look;
  return html`
    <div class="row">
      ${choices('who', words.who, [
        { value: 'me', chosen: people < 2, choose: () => choose({ people: 1 }), face: html`<span>${words.justMe}</span>` },
        { value: 'team', chosen: people > 1, choose: () => choose({ people: Math.max(2, people) }), face: html`<span>${words.team}</span>` },
      ])}
      ${people > 1 ? teamTemplate(picking, look) : nothing}
    </div>
  `;
};

function teamTemplate({ people, kinds, offer: { choices: { daysPerWeek } } }: Picking, { strings: { choosing: words }, actions: { choose } }: ChoosingLook): TemplateResult {
  const most = Math.max(...kinds.map(({ maxPartySize = 200 }) => maxPartySize));
  const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
  return html`
    <label class="field">${words.teamSize}
      <input type="number" name="people" part="input" inputmode="numeric" min="2" max=${most} .value=${live(String(people))}
        @change=${(event: Event) => choose({ people: Math.min(most, Math.max(2, Math.round(Number(valueOf(event))) || 2)) })}></label>
    <label class="field">${words.daysPerWeek}
      <select name="days" part="input" @change=${(event: Event) => choose({ daysPerWeek: valueOf(event) })}>
        <option value="">–</option>
        ${['1', '2', '3', '4', '5'].map((count) => html`<option value=${count} ?selected=${count === daysPerWeek}>${count}</option>`)}
      </select></label>
  `;
}

export function elsewhereTemplate({ book, title }: TourType, { strings: { choosing: words } }: ChoosingLook): TemplateResult | typeof nothing {
  const url = webAddress(book.url);
  return url ? html`<p><a class="button primary" part="link" href=${url}>${book.label ?? `${words.elsewhere}: ${title}`}</a></p>` : nothing;
}

/** The month or the week, with ways to the other and back to the first free day. */
export function calendarTemplate(picking: Picking, { strings: { choosing, tourBooking }, formats, actions }: ChoosingLook): TemplateResult {
  const { month, days, day, today } = picking;
  const { shows, focus, last, awayFromFirst } = toCalendar(picking);
  const week = shows === 'week';
  const grid: DayGrid = {
    focus, today, min: today, max: last, formats, select: actions.selectDay, move: actions.look,
    day: (date) => {
      const count = days?.get(date)?.length ?? 0;
      return {
        label: days ? `${formats.day(date)}, ${tourBooking.times(count)}` : formats.day(date),
        disabled: count === 0, selected: date === day, part: count > 0 ? 'free' : '',
        ...(week && { note: count > 0 ? choosing.free(formats.number(count)) : '–' }),
      };
    },
  };
  return html`
    ${week ? weekStrip({ ...grid, week: month, words: choosing }) : monthGrid({ ...grid, month, words: choosing })}
    <p class="calendar-foot row small">
      <button type="button" class="plain" part="calendar-switch" @click=${() => actions.show(week ? 'month' : 'week')}>${week ? choosing.wholeMonth : choosing.oneWeek}</button>
      ${awayFromFirst ? html`<button type="button" class="plain" part="first-free" @click=${actions.goToFirst}>${choosing.firstFreeDay}</button>` : nothing}
    </p>
  `;
}

export function noTimesTemplate(picking: Picking, look: ChoosingLook): TemplateResult {
  const wishes = toWishes(picking.offer);
  const { nextDay, shows } = toCalendar(picking);
  const { strings: { choosing: words }, formats, actions } = look;
  const picky = wishes.needs.length > 0 || wishes.language !== undefined || picking.hostId !== undefined;
  return html`
    <div class="notice" role="status" part="empty">
      <p>${nextDay ? (shows === 'week' ? words.noTimesThisWeek : words.noTimesThisMonth) : picky ? words.noTimesThatFit : words.noTimes}</p>
      <p class="row">
        ${nextDay ? html`<button type="button" class="primary" part="next" @click=${() => actions.selectDay(nextDay)}>${words.goTo(formats.day(nextDay))}</button>` : nothing}
        ${picky ? html`<button type="button" part="show-all" @click=${() => actions.choose({ needs: [], language: undefined, host: undefined })}>${words.showAll}</button>` : nothing}</p>
      ${nextDay ? nothing : waysOn(look)}
    </div>
  `;
}

/** What a visitor's own clock shows then, with the day where that is another. */
export function yourTimeText({ start }: SlotChoice, day: IsoDate | undefined, { strings: { choosing: words }, formats }: ChoosingLook): string {
  const own = visitorZone();
  const on = dayOf(start, own);
  return words.yourTime(on === day ? formats.time(start, own) : `${formats.shortDay(on)}, ${formats.time(start, own)}`);
}
