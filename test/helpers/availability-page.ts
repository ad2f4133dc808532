// <cowork-availability> as a visitor meets it. Only this file knows what its shadow DOM looks like.
import { fixture, html, nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { Backend } from '../../src/backend/backend.js';
import { register } from '../../src/define/register.js';
import { CoworkAvailability } from '../../src/elements/availability/availability.js';
import { NOW, sampleBackend } from './sample-space.js';

register('cowork-availability', CoworkAvailability);

export interface OpenOptions extends Partial<Pick<CoworkAvailability, 'show' | 'day' | 'people' | 'room' | 'keepInUrl' | 'tourHref' | 'now'>> {
  readonly backend?: Backend | string | undefined;
  readonly lang?: string;
  readonly dir?: 'rtl';
  readonly scheme?: 'light' | 'dark';
  /** Pixels; the element gets no more. */
  readonly width?: number;
  readonly settled?: boolean;
}

/** Puts the element on a page of its own; it shows the sample house unless told otherwise. */
export async function openAvailability({ lang = 'en', dir, scheme = 'light', width = 900, settled = true, ...properties }: OpenOptions = {}): Promise<AvailabilityPage> {
  const frame = await fixture<HTMLElement>(html`<div lang=${lang} dir=${dir ?? 'ltr'}></div>`);
  frame.style.cssText = `inline-size: ${width}px; color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
  const element = document.createElement('cowork-availability');
  element.innerHTML = '<p>Call us for a room.</p>';
  Object.assign(element, { now: NOW, ...('backend' in properties ? {} : { backend: sampleBackend() }), ...properties });
  frame.append(element);
  const page = new AvailabilityPage(element, frame);
  if (settled) await page.settled();
  return page;
}

export class AvailabilityPage {
  readonly element: CoworkAvailability;
  readonly frame: HTMLElement;

  constructor(element: CoworkAvailability, frame: HTMLElement) {
    this.element = element;
    this.frame = frame;
  }

  /** Waits until nothing is under way. */
  async settled(): Promise<void> {
    for (let calm = 0, turn = 0; calm < 3 && turn < 200; turn++) {
      await this.element.updateComplete;
      await nextFrame();
      calm = this.busy || !this.#whole ? 0 : calm + 1;
    }
  }

  /** What comes after the first look is there, if there is a first look. */
  get #whole(): boolean {
    return !this.#root.querySelector('[part=frame]') || this.#root.adoptedStyleSheets.length > CoworkAvailability.elementStyles.length;
  }

  /** Waits until something is so. */
  async until(so: () => unknown, what = 'it'): Promise<void> {
    for (let turn = 0; turn < 150; turn++) {
      if (so()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.element.updateComplete;
    }
    throw new Error(`waited in vain for ${what}`);
  }

  get busy(): boolean {
    return this.#root.querySelector('[aria-busy="true"]') !== null;
  }

  get showsFallback(): boolean {
    return (this.#root.querySelector('slot')?.assignedNodes({ flatten: true }).length ?? 0) > 0;
  }

  get text(): string {
    return words(this.#root.querySelector('.frame'));
  }

  part(name: string): string {
    return words(this.#find(`[part~="${name}"]`));
  }

  has(name: string): boolean {
    return this.#find(`[part~="${name}"]`) !== null;
  }

  /** What the keyboard is on, as it is called. */
  get focused(): string {
    const active = this.#root.activeElement;
    return active instanceof HTMLInputElement ? active.name : nameOf(active);
  }

  get tabs(): readonly string[] {
    return this.#all('[role=tab]').map((one) => words(one));
  }

  get tab(): string {
    return words(this.#find('[role=tab][aria-selected=true]'));
  }

  get day(): string {
    return words(this.#find('#day') ?? this.#find('[data-picked]'));
  }

  /** Pixels that the element takes. */
  get height(): number {
    return this.element.offsetHeight;
  }

  /** The rooms of the table, by name. */
  get rooms(): readonly string[] {
    return this.#all('tbody th .name').map((one) => words(one));
  }

  /** A row of the table as one hears it, cell by cell. */
  row(room: string): readonly string[] {
    const row = this.#all('tbody tr').find((one) => words(one.querySelector('th .name')) === room);
    return [...(row?.querySelectorAll('td') ?? [])].map((one) => nameOf(one));
  }

  get hours(): readonly string[] {
    return this.#all('[part=hour]').map((one) => words(one));
  }

  /** Every row must be as wide as the head. */
  get columns(): readonly number[] {
    return this.#all('tr').map((row) => [...row.children].reduce((sum, cell) => sum + (cell as HTMLTableCellElement).colSpan, 0));
  }

  /** What a narrow page shows of a room. */
  listed(room: string): string {
    const row = this.#all('tbody tr').find((one) => words(one.querySelector('th .name')) === room);
    const shown = [...(row?.querySelectorAll<HTMLElement>('th .name, th span, .range') ?? [])].filter((one) => one.checkVisibility());
    return shown.map((one) => words(one)).join(' | ');
  }

  /** Chooses a cell by what one hears of it. */
  async choose(label: string): Promise<void> {
    await this.#press('[part=slot]', label);
  }

  /** Presses the button or link that is called so, or starts so. */
  async press(label: string): Promise<void> {
    await this.#press('button, a', label);
  }

  async pressIn(part: string, label: string): Promise<void> {
    await this.#press(`[part=${part}] button`, label);
  }

  async #press(selector: string, label: string): Promise<void> {
    const target = this.#all<HTMLElement>(selector).find((one) => nameOf(one).startsWith(label));
    if (!target) throw new Error(`nothing is called "${label}"`);
    target.focus();
    target.click();
    await this.settled();
  }

  link(label: string): string | null | undefined {
    return this.#all<HTMLElement>('a').find((one) => nameOf(one).startsWith(label))?.getAttribute('href');
  }

  /** Looks for something by the list of choices that is called so. */
  async look(label: string, choice: string): Promise<void> {
    const list = this.#find<HTMLSelectElement>(`select[aria-label="${label}"]`);
    const option = [...(list?.options ?? [])].find((one) => words(one) === choice);
    if (!list || !option) throw new Error(`no ${choice} in ${label}`);
    list.value = option.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  async tick(label: string): Promise<void> {
    const box = this.#all('label').find((one) => words(one) === label)?.querySelector('input');
    if (!box) throw new Error(`no box called ${label}`);
    box.click();
    await this.settled();
  }

  /** What a screen reader says by itself when others change something. */
  get news(): string {
    return words(this.#find('.status > .hidden[role=status]'));
  }

  /** The hour of the table in which it is now. */
  get currentHour(): string {
    return words(this.#find('[part=hour][aria-current=time]'));
  }

  /** What the keyboard can reach of a part by Tab. */
  tabStops(part: string): readonly string[] {
    return this.#all(`[part=${part}] *`).filter((one) => one.tabIndex >= 0).map((one) => nameOf(one));
  }

  /** Left and top edge, and width, of a free time. */
  placeOf(label: string): readonly number[] {
    const box = this.#all('[part=slot]').find((one) => nameOf(one).startsWith(label))?.getBoundingClientRect();
    return box ? [box.left, box.top, box.width] : [];
  }

  /** Puts the mouse on something; undefined is nowhere. */
  async hover(selector: string | undefined): Promise<void> {
    const box = selector ? this.#find(selector)?.getBoundingClientRect() : undefined;
    await sendMouse({ type: 'move', position: box ? [Math.round(box.left + 5), Math.round(box.top + 5)] : [790, 590] });
    await nextFrame();
  }

  async goTo(date: string): Promise<void> {
    const input = this.#find<HTMLInputElement>('input[type=date]');
    if (!input) throw new Error('no date to choose');
    input.value = date;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  get month(): string {
    return words(this.#find('#month-name'));
  }

  /** A day of the month as one hears it, and whether it can be chosen. */
  dayIs(date: string): string {
    const day = this.#find(`[data-day="${date}"]`);
    return `${nameOf(day)}${day?.getAttribute('aria-disabled') === 'true' ? ' (disabled)' : ''}`;
  }

  note(date: string): string {
    return words(this.#find(`[data-day="${date}"] .note`));
  }

  async pick(date: string): Promise<void> {
    this.#find(`[data-day="${date}"]`)?.click();
    await this.settled();
  }

  focus(selector: 'tab' | 'slot' | `day ${string}`): void {
    const [kind, date] = selector.split(' ');
    this.#find(kind === 'day' ? `[data-day="${date}"]` : kind === 'tab' ? '[role=tab][aria-selected=true]' : '[part=slot]')?.focus();
  }

  /** Presses a key, `Control+End` too, on what the keyboard is on. */
  async key(name: string): Promise<void> {
    const key = name.split('+').at(-1) ?? name;
    this.#root.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: name.startsWith('Control+'), bubbles: true, composed: true, cancelable: true }));
    await this.settled();
  }

  get desks(): readonly string[] {
    return this.#all('[part=desk]').map((one) => words(one));
  }

  get cards(): readonly string[] {
    return this.#all('[part=card]').map((one) => words(one));
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const input = this.#find<HTMLInputElement>(`input[name="${name}"]`);
      if (!input) throw new Error(`no field ${name}`);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await this.settled();
  }

  value(name: string): string {
    return this.#find<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
  }

  /** The choices of "From", "Until" or "How many places?". */
  options(id: 'from' | 'until' | 'units'): readonly string[] {
    return this.#all(`#${id} option`).map((one) => words(one));
  }

  async select(id: 'from' | 'until' | 'units', label: string): Promise<void> {
    const list = this.#find<HTMLSelectElement>(`#${id}`);
    const option = [...(list?.options ?? [])].find((one) => words(one) === label);
    if (!list || !option) throw new Error(`no ${label} among ${this.options(id).join(', ')}`);
    list.value = option.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  selected(id: 'from' | 'until' | 'units'): string {
    const list = this.#find<HTMLSelectElement>(`#${id}`);
    return words(list?.selectedOptions[0]);
  }

  async send(): Promise<void> {
    this.#find<HTMLButtonElement>('[part=send]')?.click();
    await this.until(() => this.#find('[part=send]')?.getAttribute('aria-disabled') !== 'true', 'the answer');
    await this.settled();
  }

  get complaints(): readonly string[] {
    return this.#all('[part=field-error]').map((one) => words(one));
  }

  /** Pixels by which the page would have to be scrolled sideways. */
  get overflow(): number {
    const edge = this.frame.getBoundingClientRect();
    return Math.max(0, ...this.#all('*').filter((one) => one.checkVisibility() && !one.closest('.hidden')).map((one) => {
      const box = one.getBoundingClientRect();
      return box.width === 0 ? 0 : Math.max(box.right - edge.right, edge.left - box.left);
    }));
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot as ShadowRoot;
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.#root.querySelector<E>(selector);
  }

  #all<E extends HTMLElement = HTMLElement>(selector: string): readonly E[] {
    return [...this.#root.querySelectorAll<E>(selector)];
  }
}

/** What a screen reader says. */
const nameOf = (element: Element | null | undefined): string => element?.getAttribute('aria-label') ?? words(element, true);

const words = (element: Element | null | undefined, heard = false): string => {
  if (!element) return '';
  const pieces: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (!heard || !parentElement?.closest('[aria-hidden=true]')) pieces.push(textContent ?? '');
  }
  return pieces.join(' ').replace(/\s+/g, ' ').replace(/ (?=[:,.])/g, '').trim();
};
