// Days to pick from, after the date grid of the WAI-ARIA Authoring Practices: one tab stop; arrows move by day and week, Home
// and End within the week, Page Up and Page Down by month. Which days are drawn is the matter of `month-grid` and `week-strip`.
import { html, nothing, type TemplateResult } from 'lit';
import { addDays, type IsoDate, type Weekday } from '../../domain/dates.js';
import { addMonths } from '../../domain/months.js';
import { startOfWeek } from '../../domain/weeks.js';
import type { AllFormats } from '../../i18n/all-formats.js';

/** One day as the grid shows it. */
export interface GridDay {
  /** The whole spoken name, e.g. "Thursday 4 March, 7 desks free". */
  readonly label: string;
  /** What stands below the number, for the eye. */
  readonly note?: string | TemplateResult;
  /** Can be reached with the arrows, but not chosen. */
  readonly disabled?: boolean;
  readonly selected?: boolean;
  /** Names for `::part()`, added to `day`. */
  readonly part?: string;
}

export interface DayGrid {
  /** The day that Tab reaches. */
  readonly focus: IsoDate;
  readonly today: IsoDate;
  /** First and last day one can go to. */
  readonly min?: IsoDate;
  readonly max?: IsoDate;
  readonly formats: AllFormats;
  /** Undefined for a day that is not shown. */
  readonly day: (date: IsoDate) => GridDay | undefined;
  readonly select: (date: IsoDate) => void;
  /** The visitor moved to a day, perhaps one that is not shown yet; `keyboard` asks to focus `[data-day="…"]` there. */
  readonly move: (date: IsoDate, keyboard: boolean) => void;
}

export const weekdayHeads = ({ formats }: DayGrid): TemplateResult => html`
  <thead>
    <tr>${formats.weekdays.map((weekday) => html`<th scope="col" abbr=${formats.weekday(weekday)}>${formats.shortWeekday(weekday)}</th>`)}</tr>
  </thead>
`;

/** Goes to another month or week. At either end the button stays where the focus is, and does nothing. */
export const stepButton = (grid: DayGrid, target: IsoDate, label: string, sign: string, end: boolean): TemplateResult =>
  html`<button type="button" part="step" aria-label=${label} aria-disabled=${end ? 'true' : nothing} @click=${() => { if (!end) grid.move(target, false); }}><span aria-hidden="true">${sign}</span></button>`;

export function dayCell(grid: DayGrid, date: IsoDate): TemplateResult {
  const day = grid.day(date);
  if (!day) return html`<td></td>`;
  return html`
    <td role="gridcell" aria-selected=${day.selected ? 'true' : 'false'}>
      <button
        type="button"
        part=${`day ${day.part ?? ''}`}
        data-day=${date}
        tabindex=${date === grid.focus ? '0' : '-1'}
        aria-current=${date === grid.today ? 'date' : nothing}
        aria-disabled=${day.disabled ? 'true' : nothing}
        aria-pressed=${day.selected ? 'true' : nothing}
        @click=${() => (day.disabled ? grid.move(date, false) : grid.select(date))}
      >
        <span class="hidden">${day.label}</span>
        <span class="number" aria-hidden="true">${grid.formats.dayOfMonth(date)}</span>
        ${day.note === undefined ? nothing : html`<span class="note small" aria-hidden="true">${day.note}</span>`}
      </button>
    </td>
  `;
}

/** Answers the keys pressed on a day. */
export function walk(event: KeyboardEvent, grid: DayGrid): void {
  const from = (event.target as HTMLElement).dataset['day'] as IsoDate | undefined;
  if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = keyTarget(event, from, grid.formats.weekdays[0] ?? 1);
  if (!target) return;
  event.preventDefault();
  grid.move(clamp(target, grid), true);
}

function keyTarget(event: KeyboardEvent, from: IsoDate, firstWeekday: Weekday): IsoDate | undefined {
  // What the eye sees decides: in a page that runs from right to left, the left arrow goes to tomorrow.
  const ahead = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
  switch (event.key) {
    case 'ArrowLeft': return addDays(from, -ahead);
    case 'ArrowRight': return addDays(from, ahead);
    case 'ArrowUp': return addDays(from, -7);
    case 'ArrowDown': return addDays(from, 7);
    case 'Home': return startOfWeek(from, firstWeekday);
    case 'End': return addDays(startOfWeek(from, firstWeekday), 6);
    case 'PageUp': return addMonths(from, -1);
    case 'PageDown': return addMonths(from, 1);
    default: return undefined;
  }
}

/** The nearest day that one can go to. */
export const clamp = (date: IsoDate, { min, max }: Pick<DayGrid, 'min' | 'max'>): IsoDate =>
  min && date < min ? min : max && date > max ? max : date;
