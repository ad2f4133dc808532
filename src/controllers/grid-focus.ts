import type { LitElement, ReactiveController } from 'lit';

export interface GridFocusOptions {
  readonly table: () => HTMLTableElement | null;
  /** Has a part of the table drawn that is only held open so far; `index` counts its bodies. */
  readonly reveal: (index: number) => void;
}

/** Where the focus is: a row, and how far along it, from 0 to 1, since cells come and go. */
interface Place {
  readonly row: HTMLTableRowElement;
  readonly along: number;
}

interface Wish {
  readonly body: number;
  readonly end: 'first' | 'last';
  readonly along: number;
}

/**
 * Makes a grid of a table whose cells span columns, after the WAI-ARIA Authoring Practices: one tab stop; arrows go from
 * cell to cell and to the cell of the next row that lies at the same place, Home and End along a row, with Control to the
 * corners. A cell with a button gives the focus to it. When cells come and go, the focus stays where it was along the row.
 */
export class GridFocusController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: GridFocusOptions;
  #stop: HTMLElement | undefined;
  #place: Place | undefined;
  #wish: Wish | undefined;

  constructor(host: LitElement, options: GridFocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.renderRoot.addEventListener('keydown', this.#walk);
    this.#host.renderRoot.addEventListener('focusin', this.#settle);
  }

  hostUpdate(): void {
    this.#place = placeOf(this.#focused);
  }

  hostUpdated(): void {
    const table = this.#options.table();
    if (!table) return;
    // Written only where it differs: each writing has the browser look at the whole table again.
    if (table.role !== 'grid') table.role = 'grid';
    this.#keep();
    this.#fulfil(table);
    const buttons = [...table.querySelectorAll<HTMLElement>(':is(tbody th, td) button')];
    const stop = this.#stop && table.contains(this.#stop) ? this.#stop : (buttons.find((button) => button.closest('td')) ?? buttons[0]);
    for (const button of buttons) {
      const index = button === stop ? 0 : -1;
      if (button.tabIndex !== index) button.tabIndex = index;
    }
    if (stop && stop.tabIndex !== 0) stop.tabIndex = 0;
    this.#stop = stop;
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('keydown', this.#walk);
    this.#host.renderRoot.removeEventListener('focusin', this.#settle);
  }

  get #focused(): HTMLElement | undefined {
    const table = this.#options.table();
    const active = (this.#host.shadowRoot as ShadowRoot).activeElement;
    return active instanceof HTMLElement && table?.contains(active) ? active : undefined;
  }

  readonly #settle = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || !this.#options.table()?.contains(target)) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    target.tabIndex = 0;
    this.#stop = target;
  };

  readonly #walk = (event: Event): void => {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event as KeyboardEvent;
    const focused = this.#focused;
    const place = placeOf(focused);
    if (!focused || !place || altKey || metaKey || shiftKey || !this.#go(key, ctrlKey, focused, place)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Whether the key means something here. */
  #go(key: string, control: boolean, focused: HTMLElement, { row, along }: Place): boolean {
    const cells = reachable(row);
    const here = cells.findIndex((cell) => cell.contains(focused));
    const ahead = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
    const bodies = this.#options.table()?.tBodies.length ?? 0;
    switch (key) {
      case 'ArrowRight': return focusOn(cells[here + ahead]);
      case 'ArrowLeft': return focusOn(cells[here - ahead]);
      case 'ArrowDown': return this.#across(row, 1, along);
      case 'ArrowUp': return this.#across(row, -1, along);
      case 'Home': return control ? this.#reach({ body: 0, end: 'first', along: 0 }) : focusOn(cells[0]);
      case 'End': return control ? this.#reach({ body: bodies - 1, end: 'last', along: 1 }) : focusOn(cells.at(-1));
      default: return false;
    }
  }

  /** To the row before or after, in the next part of the table too. */
  #across(row: HTMLTableRowElement, step: 1 | -1, along: number): boolean {
    const body = row.parentElement as HTMLTableSectionElement;
    const next = body.rows[[...body.rows].indexOf(row) + step];
    if (next) return focusOn(cellAt(next, along));
    const index = [...(this.#options.table()?.tBodies ?? [])].indexOf(body) + step;
    return this.#reach({ body: index, end: step === 1 ? 'first' : 'last', along });
  }

  #reach(wish: Wish): boolean {
    this.#wish = wish;
    this.#options.reveal(wish.body);
    const table = this.#options.table();
    if (table) this.#fulfil(table);
    return true;
  }

  /** Goes where a key led, once that is drawn. */
  #fulfil(table: HTMLTableElement): void {
    if (!this.#wish) return;
    const { body, end, along } = this.#wish;
    const rows = [...(table.tBodies[body]?.rows ?? [])].filter((row) => row.cells.length > 1);
    const row = end === 'first' ? rows[0] : rows.at(-1);
    if (row) focusOn(cellAt(row, along));
    if (row || !table.tBodies[body]) this.#wish = undefined;
  }

  /** Back to the place where the focus was, where its cell is gone or means another time now. */
  #keep(): void {
    const { row, along } = this.#place ?? {};
    const { activeElement } = this.#host.shadowRoot as ShadowRoot;
    if (!row?.isConnected || along === undefined || (activeElement && !row.contains(activeElement))) return;
    const now = placeOf(this.#focused);
    if (!now || Math.abs(now.along - along) > 1e-6) focusOn(cellAt(row, along));
  }
}

function placeOf(focused: HTMLElement | undefined): Place | undefined {
  const cell = focused?.closest('td, th');
  const row = cell?.parentElement;
  if (!(cell instanceof HTMLTableCellElement) || !(row instanceof HTMLTableRowElement)) return undefined;
  const before = [...row.cells].slice(0, [...row.cells].indexOf(cell));
  return { row, along: widthOf(before) / widthOf([...row.cells]) };
}

/** The cell that lies so far along a row, from 0 to 1, or the nearest before it that can be reached. */
export function cellAt(row: HTMLTableRowElement, along: number): HTMLTableCellElement | undefined {
  const all = widthOf([...row.cells]);
  let start = 0;
  let found: HTMLTableCellElement | undefined;
  for (const cell of row.cells) {
    if (start / all <= along + 1e-6 && isReachable(cell)) found = cell;
    start += cell.colSpan;
  }
  return found ?? reachable(row)[0];
}

function focusOn(cell: HTMLTableCellElement | undefined): boolean {
  const button = cell?.querySelector<HTMLElement>('button');
  if (cell && !button) cell.tabIndex = -1;
  (button ?? cell)?.focus();
  return true;
}

const reachable = (row: HTMLTableRowElement): readonly HTMLTableCellElement[] => [...row.cells].filter(isReachable);

/** A name of a row is only of interest where it leads somewhere. */
const isReachable = (cell: HTMLTableCellElement): boolean =>
  cell.checkVisibility() && (cell.tagName === 'TD' ? cell.textContent !== '' : cell.querySelector('button') !== null);

const widthOf = (cells: readonly HTMLTableCellElement[]): number => cells.reduce((sum, { colSpan }) => sum + colSpan, 0);
