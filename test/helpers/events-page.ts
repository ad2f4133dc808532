// <cowork-events> as a visitor meets it. Only this file knows what its shadow DOM looks like.
import { fixture, html, nextFrame } from '@open-wc/testing';
import { eventPage } from '../../src/adapters/http/reads/events.js';
import type { Backend } from '../../src/backend/backend.js';
import { setEventReader } from '../../src/context/resolver.js';
import { register } from '../../src/define/register.js';
import { CoworkEvents } from '../../src/elements/events/events.js';
import type { EventsView } from '../../src/elements/events/views.js';
import { NOW, sampleBackend } from './sample-space.js';

register('cowork-events', CoworkEvents);
setEventReader(eventPage);

export interface OpenOptions extends Partial<Pick<CoworkEvents, 'view' | 'views' | 'filters' | 'prerendered' | 'noMarkup' | 'tourPage' | 'limit' | 'from' | 'days' | 'tag' | 'kind' | 'audience' | 'now'>> {
  readonly backend?: Backend | string | undefined;
  readonly lang?: string;
  /** Pixels; the element gets no more. */
  readonly width?: number;
  readonly settled?: boolean;
  /** What stands in the tag; without it a sentence. */
  readonly inside?: string;
}

/** Puts the element on a page of its own; it shows the sample house unless told otherwise. */
export async function openEvents({ lang = 'en', width = 900, settled = true, inside = '<p>The programme hangs at the door.</p>', ...properties }: OpenOptions = {}): Promise<EventsPage> {
  const frame = await fixture<HTMLElement>(html`<div lang=${lang} style="inline-size: ${width}px"></div>`);
  const element = document.createElement('cowork-events');
  element.innerHTML = inside;
  Object.assign(element, { now: NOW, ...('backend' in properties ? {} : { backend: sampleBackend() }), ...properties });
  frame.append(element);
  const page = new EventsPage(element, frame);
  if (settled) await page.settled();
  return page;
}

export class EventsPage {
  readonly element: CoworkEvents;
  readonly frame: HTMLElement;

  constructor(element: CoworkEvents, frame: HTMLElement) {
    this.element = element;
    this.frame = frame;
  }

  /** All that can be read. */
  get text(): string {
    return words(this.#root.querySelector('.root') ?? this.element);
  }

  get showsFallback(): boolean {
    const slot = this.#root.querySelector('slot');
    return slot !== null && slot.assignedNodes({ flatten: true }).length > 0;
  }

  get busy(): boolean {
    return this.#root.querySelector('[aria-busy="true"]') !== null;
  }

  get skeletonRows(): number {
    return this.#root.querySelectorAll('.skeleton.date').length;
  }

  /** Day headings as they are spoken. */
  get days(): readonly string[] {
    return this.#all('[part=date] .hidden').map(words);
  }

  get titles(): readonly string[] {
    return this.#all('[part=title]').map(words);
  }

  /** Titles below a day heading that begins so. */
  on(day: string): readonly string[] {
    const group = this.#all('[part=group]').find((one) => words(one.querySelector('.hidden')).startsWith(day));
    return group ? [...group.querySelectorAll('[part=title]')].map(words) : [];
  }

  /** One event, by its title. */
  event(title: string): EventCard {
    const entry = this.#all('[data-event]').find((one) => words(one.querySelector('[part=title]')) === title);
    if (!entry) throw new Error(`No event "${title}" among: ${this.titles.join(', ')}`);
    return new EventCard(entry, this);
  }

  part(name: string): string | undefined {
    const found = this.#root.querySelector(`[part~="${name}"]`);
    return found ? words(found) : undefined;
  }

  /** What the dialog says of an event, without its title; undefined while it is closed. */
  get details(): string | undefined {
    const dialog = this.#dialog;
    return dialog ? words(dialog.querySelector('.dialog-body')) : undefined;
  }

  get dialogTitle(): string | undefined {
    return this.#dialog ? this.part('dialog-title') : undefined;
  }

  /** Elements that hostile words would have made. */
  get strays(): number {
    return this.#all('script, iframe, [onerror], [onclick], a[href^="javascript"]').length;
  }

  /** An address that is shown to be copied by hand. */
  get address(): string | undefined {
    return this.#root.querySelector<HTMLInputElement>('[part=address]')?.value;
  }

  /** Closes the dialog as the browser does for Escape and a phone's back gesture. */
  async dismiss(): Promise<void> {
    const dialog = this.#dialog;
    dialog?.requestClose();
    await this.until(() => !this.#dialog, 'The end of the dialog');
    await this.settled();
  }

  async closeDetails(): Promise<void> {
    this.#root.querySelector<HTMLButtonElement>('[part=dialog-close]')?.click();
    await this.until(() => !this.#dialog, 'The end of the dialog');
    await this.settled();
  }

  /** Opens the form of the event in the dialog, or the registration that there is. */
  async signUpInDetails(): Promise<void> {
    this.#dialog?.querySelector<HTMLButtonElement>('[part=way] button')?.click();
    await this.until(() => this.#dialog?.querySelector('[part=rsvp]'), 'The form');
    await this.settled();
  }

  /** Width by height of the picture in the dialog, before it is there. */
  get pictureRoom(): readonly [number, number] | undefined {
    const box = this.#dialog?.querySelector('[part=picture]')?.getBoundingClientRect();
    return box && [Math.round(box.width), Math.round(box.height)];
  }

  /** What stands in the form or the registration that is open. */
  get panel(): string | undefined {
    return this.part('rsvp');
  }

  get heading(): string | undefined {
    return this.part('rsvp-title');
  }

  get error(): string | undefined {
    return this.part('error');
  }

  /** Complaints by the label of their field. */
  get complaints(): Readonly<Record<string, string>> {
    const found = this.#all('[part=field]').filter((field) => field.querySelector('[part=field-error]'));
    return Object.fromEntries(found.map((field) => [words(field.querySelector('label, legend')), words(field.querySelector('[part=field-error]'))]));
  }

  /** Labels of the open form. */
  get fields(): readonly string[] {
    return this.#all('[part=rsvp] :is(label, legend)').map(words);
  }

  value(label: string): string {
    const control = this.#control(label);
    return control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type) ? String(control.checked) : control.value;
  }

  /** What has the keyboard's focus: its words, or the label of the field. */
  get focused(): string {
    const active = this.#root.activeElement;
    const label = active instanceof HTMLInputElement || active instanceof HTMLSelectElement ? active.labels?.[0] : undefined;
    return words(label ?? (active?.matches('[data-day]') ? active.querySelector('.hidden') : active));
  }

  get link(): string {
    return this.#root.querySelector<HTMLAnchorElement>('[part=private-link] a')?.href ?? '';
  }

  href(text: string): string {
    return this.#all('a').find((one) => words(one).startsWith(text))?.getAttribute('href') ?? '';
  }

  /** Types into fields by their label, ticks what is `true`. */
  async fill(values: Readonly<Record<string, string | boolean>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const control = this.#control(label);
      if (value === true || value === false) {
        if ((control as HTMLInputElement).checked !== value) control.click();
      } else {
        control.value = value;
        control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
      }
      await this.element.updateComplete;
    }
  }

  /** Presses the button or link that reads so. */
  async press(text: string): Promise<void> {
    const found = this.#all('button, a, summary').find((one) => words(one) === text || one.getAttribute('aria-label') === text);
    if (!found) throw new Error(`No "${text}" among: ${this.#all('button, a').map(words).join(', ')}`);
    found.click();
    await this.settled();
  }

  async send(): Promise<void> {
    this.#root.querySelector<HTMLButtonElement>('[part=send]')?.click();
    await this.settled();
  }

  /** The days of the month that have something, as they are spoken. */
  get busyDays(): readonly string[] {
    return this.#all('[part~=busy]').map((day) => words(day.querySelector('.hidden')));
  }

  get month(): string | undefined {
    return words(this.#root.querySelector('#month-name'));
  }

  /** Chooses a view from the list of them. */
  async chooseView(view: EventsView): Promise<void> {
    const list = this.#root.querySelector<HTMLSelectElement>('select[part=view]');
    if (!list) throw new Error('The views are no list.');
    list.value = view;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** The columns of the week: the day as it is spoken, and what is on. */
  get week(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#all('[part=week-day]').map((day) => [words(day.querySelector('.hidden')), [...day.querySelectorAll('[part~=slip]')].map(words)]));
  }

  get weekName(): string {
    return words(this.#root.querySelector('#week-name'));
  }

  /** Presses a slip of the week by its day and the beginning of its words. */
  async pickSlip(date: string, text: string): Promise<void> {
    const slip = this.#all(`[data-date="${date}"] [part~=slip]`).find((one) => words(one).includes(text));
    if (!slip) throw new Error(`No "${text}" on ${date}`);
    slip.click();
    await this.settled();
  }

  /** Types into the search field of the filters, and waits for the answer. */
  async search(text: string): Promise<void> {
    const field = this.#root.querySelector<HTMLInputElement>('[part=filters] input');
    if (!field) throw new Error('The filters are not open.');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await this.settled();
  }

  /** What one can press in the filters, with a mark on what is pressed. */
  get chips(): readonly string[] {
    return this.#all('[part=chip]').map((chip) => `${chip.getAttribute('aria-pressed') === 'true' ? '✓ ' : ''}${words(chip)}`);
  }

  /** Events that are drawn whole, and those of which only time and title are kept. */
  get drawn(): { readonly whole: number; readonly slim: number; readonly nodes: number } {
    return { whole: this.#all('.entry [part=more]').length, slim: this.#all('.slim').length, nodes: this.#all('*').length };
  }

  async pickDay(date: string): Promise<void> {
    this.#root.querySelector<HTMLButtonElement>(`[data-day="${date}"]`)?.click();
    await this.settled();
  }

  /** Puts the focus on the button that reads so. */
  focusOn(text: string): void {
    this.#all('button').find((one) => words(one) === text || one.getAttribute('aria-label') === text)?.focus();
  }

  focusDay(date: string): void {
    this.#root.querySelector<HTMLButtonElement>(`[data-day="${date}"]`)?.focus();
  }

  /** Pixels by which the page would have to be scrolled sideways. */
  get overflow(): number {
    const edge = this.frame.getBoundingClientRect();
    return Math.max(0, ...this.#all('*').filter((one) => one.checkVisibility() && !one.closest('.hidden')).map((one) => {
      const box = one.getBoundingClientRect();
      return Math.max(box.right - edge.right, edge.left - box.left);
    }));
  }

  /** Waits until something is so. */
  async until(so: () => unknown, what = 'it'): Promise<void> {
    for (let turn = 0; turn < 150; turn++) {
      if (so()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.element.updateComplete;
    }
    throw new Error(`${what} did not come. On the page: ${this.text}`);
  }

  /** Waits until nothing is on its way. */
  async settled(): Promise<void> {
    await nextFrame();
    await this.until(() => !this.busy && this.#whole && !this.#root.querySelector('[part=send][aria-disabled]'), 'The end');
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await this.element.updateComplete;
    }
    await this.until(() => !this.busy && !this.#root.querySelector('.skeleton, [part=send][aria-disabled]'), 'The end');
    // A dialog that is still coming into sight has the colours of neither side.
    await Promise.allSettled(this.#root.getAnimations().map(({ finished }) => finished));
  }

  /** What comes after the first look is there, if there is a first look. */
  get #whole(): boolean {
    return !this.#root.querySelector('[data-event]') || this.#root.adoptedStyleSheets.length > CoworkEvents.elementStyles.length;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root.querySelector<HTMLDialogElement>('dialog[open]');
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  #all(selector: string): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(selector)];
  }

  #control(label: string): HTMLInputElement | HTMLSelectElement {
    const found = this.#all('[part=rsvp] label').find((one) => words(one).startsWith(label)) as HTMLLabelElement | undefined;
    const control = found?.control ?? found?.querySelector('input');
    if (!control) throw new Error(`No field "${label}" among: ${this.fields.join(', ')}`);
    return control as HTMLInputElement;
  }
}

export class EventCard {
  readonly #entry: HTMLElement;
  readonly #page: EventsPage;

  constructor(entry: HTMLElement, page: EventsPage) {
    this.#entry = entry;
    this.#page = page;
  }

  get text(): string {
    return words(this.#entry);
  }

  get time(): string {
    return this.#part('time');
  }

  get facts(): string {
    return this.#part('facts');
  }

  /** How one gets in. */
  get way(): string {
    return this.#part('way');
  }

  get state(): string {
    return this.#part('state');
  }

  get struck(): boolean {
    return this.#entry.querySelector('s') !== null;
  }

  /** Opens all there is to say about it. */
  async open(): Promise<void> {
    this.#entry.querySelector<HTMLButtonElement>('[part=more]')?.click();
    await this.#page.until(() => this.#page.details, 'The details');
    await this.#page.settled();
  }

  /** Opens the form, or the registration that there is. */
  async signUp(): Promise<void> {
    this.#entry.querySelector<HTMLButtonElement>('[part=way] button')?.click();
    await this.#page.until(() => this.#entry.querySelector('[part=rsvp], [part=error]'), 'The form');
    await this.#page.settled();
  }

  #part(name: string): string {
    return words(this.#entry.querySelector(`[part~="${name}"]`));
  }
}

/** What is read, piece by piece, with single spaces. */
function words(element: Element | null | undefined): string {
  if (!element) return '';
  const pieces: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) pieces.push(walker.currentNode.textContent ?? '');
  return pieces.join(' ').replace(/\s+/g, ' ').replace(/ (?=[:,.])/g, '').trim();
}
