import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { StringsController } from '../../controllers/strings.js';
import { addDays, isIsoDate, now, today, visitorZone, type Instant, type IsoDate } from '../../domain/dates.js';
import { common } from '../../i18n/en/common.js';
import { events } from '../../i18n/en/events.js';
import { base } from '../../styles/base.js';
import { EventOpenEvent, ViewChangeEvent, type EventsView } from './events.events.js';
import { LINK } from './events.model.js';
import { styles } from './events.styles.js';
import { frame, listTemplate, skeleton, type EventsActions, type EventsLook } from './events.template.js';
import { EventPages, type EventArgs } from './pages.js';

/**
 * Shows what is on, as a list by day or as a month, and lets a visitor sign up right there: with a waiting list where it
 * is full, and a private link (`#cowork-rsvp=…` on the same page) to change or cancel later.
 *
 * @element cowork-events
 * @slot - What the page says where the element cannot: before the script, without a backend, and when nothing came.
 * @fires {EventOpenEvent} cowork-event-open - The visitor wants to know more about an event.
 * @fires {ViewChangeEvent} cowork-view-change - The visitor switched between list and month.
 * @fires {RsvpStartEvent} cowork-rsvp-start - The visitor opened the form of an event.
 * @fires {RsvpMadeEvent} cowork-rsvp-made - The visitor signed up, or joined the waiting list.
 * @fires {RsvpChangedEvent} cowork-rsvp-changed - The visitor changed how many come, or how they appear.
 * @fires {RsvpCancelledEvent} cowork-rsvp-cancelled - The visitor gave the place back.
 * @csspart head - The switch between the views, and the zone.
 */
export class CoworkEvents extends LitElement {
  static override styles = [base, styles];

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  @property() backend?: string | Backend;

  /** How the events are shown; the visitor may switch. */
  @property() view: EventsView = 'list';

  /** The views that the visitor may switch between, with a space between them; one leaves no switch. */
  @property() views = 'list month';

  /** How many entries the list begins with, and grows by. */
  @property({ type: Number }) limit = 10;

  /** First day shown, `YYYY-MM-DD`; without it today, in the space's zone. */
  @property() from?: IsoDate;

  /** How many days the list looks ahead. */
  @property({ type: Number }) days = 60;

  /** Only events that carry one of these tags, with commas between them. */
  @property() tag?: string;

  /** Only events, or only rituals. */
  @property() kind?: 'event' | 'ritual';

  /** `public` leaves out what is for members only. */
  @property() audience?: 'public' | 'members';

  /** Tells what time it is. */
  @property({ attribute: false }) clock: () => Instant = now;

  /** How many windows of `days` the visitor looks ahead. */
  @state() private _windows = 1;
  /** The event whose form is on its way. */
  @state() private _awaited: string | undefined;
  /** Tries once more to fetch a part that did not come. */
  @state() private _again: (() => void) | undefined;

  readonly #strings = new StringsController<'events'>(this, { common, events });
  readonly #backend = new BackendController(this);
  readonly #focus = new FocusController(this);
  readonly #pages: EventPages = new EventPages(this, () => (this.view === 'list' || this.#pages.value ? this.#window : undefined));
  readonly #month = new PartController(this, async () =>
    new (await import('./month.js')).MonthPart(this, this.#focus, () => this.#window, () => this.#from));
  readonly #desk = new PartController(this, async () =>
    new (await import('./rsvp.js')).RsvpDesk(this, this.#focus, { backend: () => this.#backend.current, now: () => this.clock(), changed: () => this.refresh() }));
  readonly #detail = new PartController(this, async () => (await import('./detail.template.js')).detailTemplate);
  readonly #opened = new Set<string>();
  readonly #actions: EventsActions = {
    show: (view) => {
      this.view = view;
      this.refresh();
      this.dispatchEvent(new ViewChangeEvent(view));
    },
    more: () => this.#pages.more((first) => this.#focus.next(`[data-event="${CSS.escape(first)}"] h4`)),
    further: () => { this._windows += 1; },
    retry: () => this.#pages.refresh(),
    open: (event, open) => {
      if (open === this.#opened.has(event.id)) return;
      this.#opened[open ? 'add' : 'delete'](event.id);
      if (!open) return;
      this.requestUpdate();
      this.#need(this.#detail, () => undefined, event.id);
      this.dispatchEvent(new EventOpenEvent(event));
    },
    signUp: (event) => this.#need(this.#desk, (desk) => desk.start(event), event.id),
    hint: () => void Promise.all([this.#desk.load(), this.#detail.load()]),
  };

  constructor() {
    super();
    new ChangesController(this, {
      topics: ['events'],
      backend: () => this.#backend.current,
      changed: () => {
        this.refresh();
        this.#desk.current?.renew();
      },
    });
    new PrivateLinkController(this, LINK, (ref) => this.#need(this.#desk, (desk) => desk.openLink(ref)));
  }

  /** Asks the backend again for what is shown. */
  refresh(): void {
    if (this.view === 'list') this.#pages.refresh();
    else this.#month.current?.refresh();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && this.view === 'month') this.#need(this.#month, () => undefined);
  }

  protected override render(): TemplateResult {
    if (!this.#backend.current) return html`<slot></slot>`;
    const look = this.#look;
    const month = this.#month.current;
    if (this.view !== 'month') return frame(this.#pages.value, look, listTemplate(this.#pages.state, look));
    return frame(month?.list, look, month ? month.render(look) : skeleton(look));
  }

  get #look(): EventsLook {
    const list = this.view === 'month' ? this.#month.current?.list : this.#pages.value;
    const zone = list?.timeZone ?? visitorZone();
    return {
      view: this.view === 'month' ? 'month' : 'list', views: toViews(this.views), limit: this.#limit, zone, at: this.clock(),
      today: today(zone, this.clock()), from: this.#from, growing: this.#pages.growing,
      strings: this.#strings.current, formats: this.#strings.formats, ready: this.#strings.ready,
      extras: this.#desk.current, detail: this.#detail.current, opened: this.#opened, awaited: this._awaited, again: this._again, actions: this.#actions,
    };
  }

  /** What there is to ask for, as primitives and stable references. */
  get #window(): EventArgs | undefined {
    const backend = this.#backend.current;
    const days = this.days >= 1 ? Math.floor(this.days) : 60;
    const to = addDays(this.#from, Math.min(days * this._windows, LONGEST));
    return backend && [backend, this.#given, to, this.#limit, this.tag, this.kind, this.audience];
  }

  get #given(): IsoDate | undefined {
    return isIsoDate(this.from) ? this.from : undefined;
  }

  get #from(): IsoDate {
    return this.#given ?? today(this.#pages?.value?.timeZone ?? visitorZone(), this.clock());
  }

  get #limit(): number {
    return this.limit >= 1 ? Math.min(Math.floor(this.limit), 200) : 10;
  }

  /** Uses a part as soon as it is there; where it does not come, the visitor can ask once more. */
  #need<T>(part: PartController<T>, use: (part: T) => void, eventId?: string): void {
    this._awaited = eventId;
    this._again = undefined;
    void part.load().then((found) => {
      if (!found) {
        this._again = () => this.#need(part, use, eventId);
        return;
      }
      this._awaited = undefined;
      use(found);
    });
  }
}

/** Days that a backend is asked for at once, at most. */
const LONGEST = 400;

const toViews = (views: string): readonly EventsView[] =>
  views.split(/\s+/).filter((view): view is EventsView => view === 'list' || view === 'month');

declare global {
  interface HTMLElementTagNameMap {
    'cowork-events': CoworkEvents;
  }
}
