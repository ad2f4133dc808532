// The ways to an element: in the page, as a dialog, from a button in the corner, and by an address.
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { OpenersController, type Asking } from '../../controllers/openers.js';
import { StringsController } from '../../controllers/strings.js';
import type { IsoDate } from '../../domain/dates.js';
import { common } from '../../i18n/en/common.js';
import { opening } from '../../i18n/en/opening.js';
import { adoptMore } from '../../styles/adopt.js';
import { DialogController } from '../parts/dialog.js';
import { dialogStyles } from '../parts/dialog.styles.js';
import { isChoice, toChoices, TOUR_LINK, unmet, type TourWords } from './opening.model.js';
import { styles } from './opening.styles.js';
import type { TourPicker } from './picker.js';
import { TourCloseEvent, TourOpenEvent } from './tour-booking.events.js';
import type { Picking } from './tour-booking.model.js';
import { VISIT_LINK } from './visit-link.js';

/** In the page; as a dialog that links and buttons open; the same with a button of its own in the corner of the window. */
export type TourMode = 'inline' | 'dialog' | 'button';

interface Host extends LitElement {
  mode?: TourMode;
  prefill?: TourWords;
}

/** What a visitor does meanwhile. */
export interface Steps {
  readonly at: TourCloseEvent['step'];
  /** Back to the choice; what was typed stays. */
  readonly startOver: () => void;
  /** The dialog was closed, by a visitor or the page. */
  readonly closed: () => void;
}

/** Opens and closes the element, and keeps what was said on the way there. */
export class TourOpening {
  readonly #host: Host;
  readonly #picker: TourPicker;
  readonly #steps: Steps;
  readonly #strings: StringsController<'opening'>;
  readonly #dialog: DialogController;
  #words = new URLSearchParams();
  #awake = false;
  #drawn = false;

  constructor(host: Host, picker: TourPicker, steps: Steps) {
    this.#host = host;
    this.#picker = picker;
    this.#steps = steps;
    this.#strings = new StringsController<'opening'>(host, { common, opening });
    this.#dialog = new DialogController(host, () => {
      steps.closed();
      this.#host.dispatchEvent(new TourCloseEvent(steps.at));
    });
    adoptMore(host.renderRoot as ShadowRoot, [dialogStyles, styles]);
    new OpenersController(host, {
      name: TOUR_LINK, means: (name) => this.#means(name), may: isChoice,
      open: (asking) => this.#follow(asking), close: () => this.close(), hint: () => this.#wake(),
    });
  }

  /** Whether it is time to ask the backend: a closed dialog asks nothing. */
  get awake(): boolean {
    return !this.#isApart || this.#awake;
  }

  /** What is known of the visitor and of where they come from: by the link, else by the page. */
  get known(): URLSearchParams {
    return new URLSearchParams([...this.#words, ...new URLSearchParams(this.#host.prefill)]);
  }

  open(words: TourWords = ''): void {
    this.#listen(new URLSearchParams(words));
    this.#show(undefined);
  }

  close(): void {
    this.#dialog.close();
    this.#steps.closed();
  }

  render(content: () => TemplateResult): TemplateResult {
    if (!this.#isApart) return content();
    const { opening: words } = this.#strings.current;
    return html`${this.#host.mode === 'button' ? this.#button(words.title) : nothing}${this.#dialog.render(words, this.#drawn ? content() : nothing)}`;
  }

  /** Says that a link promised something else. */
  note(picking: Picking, toText: (day: IsoDate) => string): TemplateResult | typeof nothing {
    const { opening: words } = this.#strings.current;
    const missing = unmet(this.#words, picking);
    return missing ? html`<p class="notice" role="status" part="unmet">${missing === 'other' ? words.noSuchThing : words.noSuchDay(toText(missing))}</p>` : nothing;
  }

  #button(title: string): TemplateResult {
    return html`
      <div class="corner">
        <button type="button" class="primary" part="open" aria-haspopup="dialog" @pointerover=${() => this.#wake()} @focus=${() => this.#wake()}
          @click=${(event: Event) => this.#openBy('button', event.currentTarget as HTMLElement)}><slot name="button">${title}</slot></button>
      </div>`;
  }

  /** All answer to their id, the first of the page also to the common name. */
  #means(name: string): boolean {
    if (name === this.#host.id) return true;
    return (name === TOUR_LINK || name === VISIT_LINK) && (document.querySelector(this.#host.localName) ?? this.#host) === this.#host;
  }

  #follow({ name, words, opener }: Asking): boolean {
    // Without a backend the page's own content stands there, and a link leads to it.
    if (opener && this.#isApart && !this.#host.renderRoot.querySelector('dialog')) return false;
    if (name === VISIT_LINK) {
      // What is behind it is read, and taken out of the address, by whoever shows the visit.
      if (!opener && this.#isApart) this.#openBy('address', undefined);
      return false;
    }
    // A plain link to an element in the page: the browser goes there by itself.
    if (!this.#isApart && name !== TOUR_LINK && words.size === 0) return false;
    this.#listen(words);
    this.#openBy(opener ? 'link' : 'address', opener);
    return true;
  }

  #listen(words: URLSearchParams): void {
    if (words.size === 0) return;
    this.#words = words;
    if ([...words.keys()].some(isChoice)) this.#steps.startOver();
    this.#picker.choose(toChoices(words));
  }

  #openBy(from: TourOpenEvent['from'], opener: HTMLElement | undefined): void {
    const news = this.#isApart && !this.#dialog.isOpen;
    this.#show(opener);
    if (news) this.#host.dispatchEvent(new TourOpenEvent(from));
  }

  #show(opener: HTMLElement | undefined): void {
    if (!this.#isApart) {
      void this.#goThere();
      return;
    }
    this.#drawn = true;
    this.#wake();
    if (!this.#dialog.isOpen) this.#dialog.open(opener);
  }

  async #goThere(): Promise<void> {
    await this.#host.updateComplete;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#host.scrollIntoView({ behavior: calm ? 'auto' : 'smooth' });
    this.#host.renderRoot.querySelector<HTMLElement>('input:checked, [data-day][tabindex="0"], [data-slot]')?.focus({ preventScroll: true });
  }

  #wake(): void {
    if (this.#awake || !this.#isApart) return;
    this.#awake = true;
    this.#host.requestUpdate();
  }

  get #isApart(): boolean {
    return this.#host.mode === 'dialog' || this.#host.mode === 'button';
  }
}
