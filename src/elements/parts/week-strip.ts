import { html, type TemplateResult } from 'lit';
import { addDays, type IsoDate } from '../../domain/dates.js';
import { daysFrom, startOfWeek } from '../../domain/weeks.js';
import { clamp, dayCell, stepButton, walk, weekdayHeads, type DayGrid } from './day-grid.js';

export interface WeekStrip extends DayGrid {
  /** Any day of the week shown. */
  readonly week: IsoDate;
  readonly words: { readonly previousWeek: string; readonly nextWeek: string };
}

/** Seven days to pick one from, with the keys of the month. */
export function weekStrip(grid: WeekStrip): TemplateResult {
  const { week, formats, words } = grid;
  const monday = startOfWeek(week, formats.weekdays[0]);
  const next = addDays(monday, 7);
  const step = (count: number, label: string, sign: string) => {
    const target = clamp(addDays(monday, count), grid);
    return stepButton(grid, target, label, sign, target >= monday && target < next);
  };
  return html`
    <div class="month-head">
      ${step(-7, words.previousWeek, '‹')}
      <h3 id="week-name" aria-live="polite">${formats.days(monday, addDays(monday, 6))}</h3>
      ${step(7, words.nextWeek, '›')}
    </div>
    <table class="month week" part="week" role="grid" aria-labelledby="week-name" @keydown=${(event: KeyboardEvent) => walk(event, grid)}>
      ${weekdayHeads(grid)}
      <tbody><tr>${daysFrom(monday, next).map((date) => dayCell(grid, date))}</tr></tbody>
    </table>
  `;
}
