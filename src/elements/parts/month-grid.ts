import { html, type TemplateResult } from 'lit';
import { firstOfMonth, type IsoDate } from '../../domain/dates.js';
import { addMonths } from '../../domain/months.js';
import { weeksOfMonth } from '../../domain/weeks.js';
import { clamp, dayCell, stepButton, walk, weekdayHeads, type DayGrid, type GridDay } from './day-grid.js';

export type MonthDay = GridDay;

export interface MonthGrid extends DayGrid {
  /** Any day of the month shown. */
  readonly month: IsoDate;
  readonly words: { readonly previousMonth: string; readonly nextMonth: string };
}

/** A month to pick a day from. */
export function monthGrid(grid: MonthGrid): TemplateResult {
  const { month, formats, words } = grid;
  const isShown = (date: IsoDate): boolean => date.slice(0, 7) === month.slice(0, 7);
  const step = (count: number, label: string, sign: string) => {
    const target = clamp(addMonths(firstOfMonth(month), count), grid);
    return stepButton(grid, target, label, sign, isShown(target));
  };
  return html`
    <div class="month-head">
      ${step(-1, words.previousMonth, '‹')}
      <h3 id="month-name" aria-live="polite">${formats.month(month)}</h3>
      ${step(1, words.nextMonth, '›')}
    </div>
    <table class="month" part="month" role="grid" aria-labelledby="month-name" @keydown=${(event: KeyboardEvent) => walk(event, grid)}>
      ${weekdayHeads(grid)}
      <tbody>
        ${weeksOfMonth(month, formats.weekdays[0]).map((week) => html`<tr>${week.map((date) => (isShown(date) ? dayCell(grid, date) : html`<td></td>`))}</tr>`)}
      </tbody>
    </table>
  `;
}
