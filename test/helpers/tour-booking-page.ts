// <cowork-tour-booking> as a visitor meets it. Only this file knows what its shadow DOM looks like.
import { fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Backend } from '../../src/backend/backend.js';
import { register } from '../../src/define/register.js';
import { CoworkTourBooking } from '../../src/elements/tour-booking/tour-booking.js';
import { NOW, sampleBackend } from './sample-space.js';

register('cowork-tour-booking', CoworkTourBooking);

export interface OpenOptions extends Partial<Pick<CoworkTourBooking, 'id' | 'mode' | 'prefill' | 'kind' | 'host' | 'day' | 'people' | 'calendar' | 'notes' | 'noAttribution' | 'now'>> {
  readonly backend?: Backend | string | undefined;
  readonly lang?: string;
  /** Pixels; the element gets no more. */
  readonly width?: number;
  readonly settled?: boolean;
}

/** Puts the element on a page of its own; it shows the sample house unless told otherwise. */
export async function openTour({ lang = 'en', width = 900, settled = true, ...properties }: OpenOptions = {}): Promise<TourPage> {
  const frame = await fixture<HTMLElement>(html`<div lang=${lang} style="inline-size: ${width}px"></div>`);
  const element = document.createElement('cowork-tour-booking');
  element.innerHTML = '<p>Come by on Thursdays at ten.</p>';
  Object.assign(element, { now: NOW, ...('backend' in properties ? {} : { backend: sampleBackend() }), ...properties });
  frame.append(element);
  const page = new TourPage(element, frame);
  if (settled) await page.settled();
  return page;
}

export class TourPage {
  readonly element: CoworkTourBooking;
  readonly frame: HTMLElement;

  constructor(element: CoworkTourBooking, frame: HTMLElement) {
    this.element = element;
    this.frame = frame;
  }

  /** All that can be read. */
  get text(): string {
    return words(this.#root.querySelector('.frame') ?? this.element);
  }

  get showsFallback(): boolean {
    const slot = this.#root.querySelector('slot');
    return slot !== null && slot.assignedNodes({ flatten: true }).length > 0;
  }

  /** Whether the dialog is open. */
  get dialog(): boolean {
    return this.#root.querySelector('dialog')?.open ?? false;
  }

  /** Whether what comes after the first look is there. */
  get ready(): boolean {
    return this.#root.adoptedStyleSheets.length > CoworkTourBooking.elementStyles.length;
  }

  /** Whether anything of it takes room on the page. */
  get visible(): boolean {
    return this.element.getBoundingClientRect().height > 0;
  }

  /** What the button in the corner says. */
  get buttonText(): string {
    const slot = this.#root.querySelector<HTMLSlotElement>('slot[name="button"]');
    return slot?.assignedElements().map(words).join(' ') || words(slot);
  }

  /** Presses the button in the corner, by keyboard. */
  async pressOpen(): Promise<void> {
    this.#root.querySelector<HTMLElement>('[part="open"]')?.focus();
    await sendKeys({ press: 'Enter' });
  }

  get busy(): boolean {
    return this.#root.querySelector('[aria-busy="true"]') !== null;
  }

  /** What a group of choices offers, by its question. */
  choices(question: string): readonly string[] {
    return this.#choices(question).map((choice) => words(choice.querySelector('strong') ?? choice));
  }

  /** What is chosen of a group. */
  chosen(question: string): string | undefined {
    const found = this.#choices(question).find((choice) => choice.querySelector('input')?.checked);
    return found && words(found.querySelector('strong') ?? found);
  }

  async choose(text: string): Promise<void> {
    const found = this.#all('.choice').find((choice) => words(choice.querySelector('strong') ?? choice) === text);
    if (!found) throw new Error(`No choice "${text}" on the page: ${this.text}`);
    found.querySelector('input')?.click();
    await this.settled();
  }

  get month(): string {
    return words(this.#root.querySelector('#month-name'));
  }

  get week(): string {
    return words(this.#root.querySelector('#week-name'));
  }

  /** All days that are shown, as they are spoken. */
  get spokenDays(): readonly string[] {
    return this.#all('[data-day]').map(spoken);
  }

  /** The days with free times, as dates. */
  get freeDays(): readonly string[] {
    return this.#all('[data-day]:not([aria-disabled])').map((day) => day.dataset['day'] ?? '');
  }

  /** A day as it is spoken. */
  spokenDay(date: string): string {
    return spoken(this.#day(date));
  }

  get day(): string {
    return words(this.#root.querySelector('[part=day-title]'));
  }

  async pickDay(date: string): Promise<void> {
    this.#day(date).click();
    await this.settled();
  }

  focusDay(date: string): void {
    this.#day(date).focus();
  }

  /** The times as they are spoken; what joins up with them, and the visitor's own clock, which differs from computer to computer, left out. */
  get slots(): readonly string[] {
    return this.#all('[part=slot]').map((slot) => spoken(slot).replace(/ \(.*\)$/, '').replace(/\. .*$/, ''));
  }

  /** What can be said of a time beside who and when. */
  get stays(): readonly string[] {
    return this.#all('[part=slot]').flatMap((slot) => /\. (.*?\.)( \(.*\))?$/.exec(spoken(slot))?.[1] ?? []);
  }

  get slotStarts(): readonly string[] {
    return this.#all('[part=slot]').map((slot) => slot.dataset['slot'] ?? '');
  }

  /** Picks the time that is spoken so, or begins so. */
  async pickSlot(name: string): Promise<void> {
    const found = this.#all('[part=slot]').find((slot) => spoken(slot).includes(name));
    if (!found) throw new Error(`No time "${name}" among: ${this.slots.join(' | ')}`);
    found.click();
    await this.until(() => this.#root.querySelector('form, [part=confirm]'), 'The form');
    await this.settled();
  }

  part(name: string): string | undefined {
    const found = this.#root.querySelector(`[part~="${name}"]`);
    return found ? words(found) : undefined;
  }

  /** The times offered instead of a lost one. */
  get alternatives(): readonly string[] {
    return this.#all('[part=alternative]').map(words);
  }

  get heading(): string {
    return words(this.#root.querySelector('#form-title, #move-title, #cancel-title, #visit-title'));
  }

  get title(): string {
    return words(this.#root.querySelector('#visit-title'));
  }

  /** Complaints by the label of their field. */
  get complaints(): Readonly<Record<string, string>> {
    const found = this.#all('[part=field]').filter((field) => field.querySelector('[part=field-error]'));
    return Object.fromEntries(found.map((field) => [labelOf(field), words(field.querySelector('[part=field-error]'))]));
  }

  /** Labels of the open form. */
  get fields(): readonly string[] {
    return this.#all('form [part=field]').map(labelOf);
  }

  value(label: string): string {
    const control = this.#control(label);
    return control instanceof HTMLInputElement && control.type === 'checkbox' ? String(control.checked) : control.value;
  }

  /** What can be ticked. */
  get checks(): readonly string[] {
    return this.#all('label').filter((label) => label.querySelector('input[type=checkbox]')).map(words);
  }

  /** Types into fields by their label, ticks what is `true`. */
  async fill(values: Readonly<Record<string, string | boolean>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const control = this.#control(label);
      if (typeof value === 'boolean') {
        if ((control).checked !== value) control.click();
      } else {
        control.value = value;
        control.dispatchEvent(new Event('input', { bubbles: true }));
        control.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await this.element.updateComplete;
    }
    await this.settled();
  }

  /** Presses the button, link or summary that reads so. */
  async press(text: string): Promise<void> {
    const found = this.#all('button, a, summary').find((one) => words(one) === text || one.getAttribute('aria-label') === text);
    if (!found) throw new Error(`No "${text}" among: ${this.#all('button, a').map(words).join(', ')}`);
    found.click();
    await this.settled();
  }

  href(text: string): string {
    return this.#all('a').find((one) => words(one).startsWith(text))?.getAttribute('href') ?? '';
  }

  /** What has the keyboard's focus: its words, or the label of the field. */
  get focused(): string {
    const active = this.#root.activeElement;
    if (active instanceof HTMLInputElement && active.type === 'radio') return words(active.parentElement?.querySelector('strong') ?? active.parentElement);
    const field = active?.closest('[part=field], .field');
    return field ? labelOf(field) : active ? spoken(active as HTMLElement) : '';
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
    for (let turn = 0; turn < 200; turn++) {
      if (so()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.element.updateComplete;
    }
    throw new Error(`${what} did not come. On the page: ${this.text}`);
  }

  /** Waits until no colour fades any more. */
  async faded(): Promise<void> {
    await Promise.allSettled(this.#root.getAnimations().map(({ finished }) => finished));
  }

  /** Waits until nothing is on its way. */
  async settled(): Promise<void> {
    await nextFrame();
    let calm = 0;
    let before = '';
    await this.until(() => {
      const now = this.busy || !this.#whole || this.#root.querySelector('button[disabled]:is(.primary)') ? '' : this.#root.innerHTML;
      calm = now !== '' && now === before ? calm + 1 : 0;
      before = now;
      return calm >= 2;
    }, 'The end');
  }

  /** What comes after the first look is there, if there is a first look. */
  get #whole(): boolean {
    return !this.#root.querySelector('[data-slot]') || this.ready;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  #all(selector: string): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(selector)];
  }

  #choices(question: string): HTMLElement[] {
    const group = this.#all('fieldset').find((one) => words(one.querySelector('legend')) === question);
    return [...(group?.querySelectorAll<HTMLElement>('.choice') ?? [])];
  }

  #day(date: string): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(`[data-day="${date}"]`);
    if (!found) throw new Error(`No ${date} in ${this.month}`);
    return found;
  }

  #control(label: string): HTMLInputElement {
    const found = this.#all('label').find((one) => words(one).startsWith(label)) as HTMLLabelElement | undefined;
    const control = found?.control ?? found?.querySelector('input');
    if (!control) throw new Error(`No field "${label}" among: ${this.#all('label').map(words).join(', ')}`);
    return control as HTMLInputElement;
  }
}

const words = (element: Element | null | undefined): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

const spoken = (element: HTMLElement): string => element.getAttribute('aria-label') ?? words(element.querySelector('.hidden') ?? element);

const labelOf = (field: Element): string => words(field.querySelector('[data-label]') ?? field.querySelector('label, legend'));
