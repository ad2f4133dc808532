// What comes once the list has been drawn, or where there is none: the switch and the other views, filters, further pages,
// details, registrations, private links, news of changes, and words for what went wrong.
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Backend } from '../../backend/backend.js';
import type { BackendError } from '../../backend/error.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { LanguageController } from '../../controllers/language.js';
import { PartController } from '../../controllers/part.js';
import { patient } from '../../controllers/patience.js';
import { WidthController } from '../../controllers/width.js';
import { OpenersController } from '../../controllers/openers.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import type { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { sameClock } from '../../domain/clock.js';
import { visitorZone, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { EventPage, SpaceEvent } from '../../domain/events.js';
import { allFormats } from '../../i18n/all-formats.js';
import { common } from '../../i18n/en/common.js';
import { programme } from '../../i18n/en/programme.js';
import { status } from '../../i18n/en/status.js';
import { adoptMore } from '../../styles/adopt.js';
import { more } from '../../styles/more.js';
import { failure, staleness } from '../parts/notice.js';
import type { EventDetail } from './detail.js';
import type { EntryLook, Piece } from './entry.template.js';
import { EventFilterEvent, ViewChangeEvent } from './events.events.js';
import { EVENT_LINK, LINK, type PlacedEvent } from './events.model.js';
import type { FiltersPart } from './filters.js';
import { FeedController } from './feed.js';
import type { EventArgs, EventList } from './first-page.js';
import { givenBackend } from './given.js';
import { styles } from './later.styles.js';
import type { EventsLook, ListExtras, Seen } from './list.template.js';
import { NearController } from './near.js';
import { EventPages } from './pages.js';
import type { RsvpDesk } from './rsvp.js';
import type { SubscribePart } from './subscribe.js';
import type { ViewOptions, ViewPart } from './view-part.js';
import { viewButtons, viewList } from './view-switch.template.js';
import type { EventsView } from './views.js';
import { countWishes, NO_WISHES, toWishNames, type WishName, type Wishes } from './wishes.model.js';

export interface LaterOptions {
  readonly list: RemoteController<EventArgs, EventList>;
  readonly backend: () => Backend | undefined;
  /** What the page itself brought. */
  readonly given: () => EventPage | undefined;
  readonly now: () => Instant;
  readonly window: () => EventArgs | undefined;
  readonly from: () => IsoDate;
  readonly further: () => void;
  readonly view: () => EventsView;
  readonly limit: () => number;
}

interface Host extends LitElement {
  view: EventsView | 'auto';
  filters: string;
  noAttribution: boolean;
  noMarkup: boolean;
  tag?: string;
  kind?: 'event' | 'ritual';
  audience?: 'public' | 'members';
  tourPage?: string;
  refresh(): void;
}

/** Width of the element, in em, up to which the days of a week do not fit beside each other. */
const NARROW = 46;

/** The same for the buttons of the views and the filters, and how many letters they may have where it is so. */
const PHONE = 24;
const MOST_SIGNS = 23;

type OtherView = Exclude<EventsView, 'list'>;

/** Adds to the list what a visitor may want next; month, details and form are fetched when somebody does. */
export class EventsLater implements ListExtras {
  readonly #host: Host;
  readonly #options: LaterOptions;
  readonly #strings: StringsController<'programme' | 'status'>;
  readonly #focus: FocusController;
  readonly #width: WidthController;
  readonly #phone: WidthController;
  readonly #pages: EventPages;
  readonly #near: NearController;
  readonly #views: Readonly<Record<OtherView, PartController<ViewPart>>>;
  readonly #filters: PartController<FiltersPart>;
  readonly #desk: PartController<RsvpDesk>;
  readonly #detail: PartController<EventDetail>;
  readonly #feed: FeedController;
  readonly #subscribe: PartController<SubscribePart>;
  #wishes: Wishes = NO_WISHES;
  #given: { readonly page: EventPage; readonly backend: Backend } | undefined;
  #filtering = false;
  #shown: readonly SpaceEvent[] | undefined;
  /** The event whose part is on its way. */
  #awaited: string | undefined;
  /** Asks once more for a part that did not come. */
  #again: (() => void) | undefined;

  constructor(host: Host, options: LaterOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'programme' | 'status'>(host, { common, programme, status });
    this.#focus = new FocusController(host);
    this.#pages = new EventPages(options.list, options.limit);
    this.#near = new NearController(host, (id) => this.#detail.current?.isOpen(id) === true || this.#desk.current?.isOpen(id) === true);
    const view = (name: OtherView): ViewOptions =>
      ({ focus: this.#focus, args: options.window, start: options.from, active: () => options.view() === name, narrow: () => this.narrow });
    this.#views = {
      week: new PartController(host, async () => new (await import('./week.js')).WeekPart(host, view('week'))),
      month: new PartController(host, async () => new (await import('./month.js')).MonthPart(host, view('month'))),
      rituals: new PartController(host, async () => new (await import('./rituals.js')).RitualsPart(host, view('rituals'))),
    };
    this.#filters = new PartController(host, async () => new (await import('./filters.js')).FiltersPart(host, (wishes) => this.#wishFor(wishes)));
    this.#desk = new PartController(host, async () =>
      new (await import('./rsvp.js')).RsvpDesk(host, this.#focus, { ...options, attributed: () => !host.noAttribution, changed: () => host.refresh() }));
    this.#detail = new PartController(host, async () => new (await import('./detail.js')).EventDetail(host, {
      backend: options.backend, now: options.now, name: () => this.#name, find: (id) => this.#find(id),
      below: (event) => this.#below(event, 3), closed: (id) => this.#desk.current?.leave(id), tourPage: () => host.tourPage,
    }));
    this.#feed = new FeedController(host, options.backend, () => (host.audience === 'members' || !this.#inSight ? undefined : { tags: host.tag, kind: host.kind }));
    this.#subscribe = new PartController(host, async () => new (await import('./subscribe.js')).SubscribePart(host));
    patient(host, options.list);
    new LanguageController(host);
    this.#width = new WidthController(host, NARROW, () => host.requestUpdate());
    this.#phone = new WidthController(host, PHONE, () => host.requestUpdate());
    new ChangesController(host, {
      topics: ['events'],
      backend: options.backend,
      changed: () => {
        host.refresh();
        this.#desk.current?.renew();
      },
    });
    // Nobody waits for it.
    void import('./markup.js').then(({ MarkupController }) => new MarkupController(host, {
      backend: options.backend, now: options.now, events: () => (host.noMarkup ? undefined : this.#inSight),
    }), () => undefined);
    new PrivateLinkController(host, LINK, (ref) => this.#need(this.#desk, (desk) => desk.openLink(ref)));
    new OpenersController(host, {
      name: EVENT_LINK, means: (name) => name === host.id || (name === EVENT_LINK && this.#name === name), may: () => false,
      open: ({ value, words, opener }) => this.#follow(value || words.get('id') || '', opener), close: () => this.#detail.current?.close(), hint: () => this.hint(),
    });
    adoptMore(host.renderRoot as ShadowRoot, [...more, styles]);
  }

  /** The zone of what is shown, where that is not the list. */
  get zone(): TimeZone | undefined {
    return this.#other?.value?.timeZone;
  }

  /** Whether seven days have no room beside each other. */
  get narrow(): boolean {
    return this.#width.narrow;
  }

  /** What the visitor wants to see only; undefined where that is everything. */
  get wishes(): Wishes | undefined {
    return this.#wishes === NO_WISHES ? undefined : this.#wishes;
  }

  readonly each = repeat;

  get growing(): boolean {
    return this.#pages.growing;
  }

  get awaited(): string | undefined {
    return this.#awaited;
  }

  /** What the page itself brought, as something that can be asked. */
  backendOf(page: EventPage): Backend {
    if (this.#given?.page !== page) this.#given = { page, backend: givenBackend(page) };
    return this.#given.backend;
  }

  load(args: EventArgs, signal: AbortSignal, known: EventList | undefined): Promise<EventList> {
    return this.#pages.load(args, signal, known);
  }

  seen(known: EventList): Seen {
    const seen = this.#pages.seen(known, this.#wishes);
    this.#near.tell(seen.items);
    return seen;
  }

  slim(entry: PlacedEvent, look: EntryLook): ReturnType<NearController['slim']> {
    return this.#near.slim(entry, look);
  }

  refreshView(): void {
    this.#other?.refresh();
  }

  more(): void {
    const value = this.#options.list.value ?? this.#options.given();
    if (!value) return;
    this.#pages.more(value, this.#wishes, (first) => {
      this.#near.keep(first);
      this.#focus.next(`[data-event="${CSS.escape(first)}"] h4`);
    });
    this.#host.requestUpdate();
  }

  open({ id }: SpaceEvent): void {
    const opener = this.#host.renderRoot.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"] [part="more"]`);
    this.#need(this.#detail, (detail) => detail.open(id, opener ?? undefined), id);
  }

  signUp(event: SpaceEvent): void {
    this.#need(this.#desk, (desk) => desk.start(event), event.id);
  }

  hint(): void {
    void this.#desk.load();
    void this.#detail.load();
  }

  head({ view, views }: EventsLook): Piece {
    const { programme: words } = this.#strings.current;
    const filter = this.#offered.length > 0;
    const count = countWishes(this.#wishes);
    // As if something were filtered, so that the one does not become the other by that.
    const signs = [...views.map((one) => words[one]), filter ? words.filtered(1) : ''].join('').length;
    return html`
      ${views.length < 2 ? nothing : this.#phone.narrow && signs > MOST_SIGNS
        ? viewList(view, views, words, (one) => this.#show(one)) : viewButtons(view, views, words, (one) => this.#show(one))}
      ${filter ? html`<button type="button" part="filter" aria-expanded=${this.#filtering} aria-controls=${this.#filtering ? 'filters' : nothing}
        @click=${() => this.#filter()} @pointerenter=${() => void this.#filters.load()}>${count ? words.filtered(count) : words.filter}</button>` : nothing}
    `;
  }

  above(look: EventsLook): Piece {
    const { words, common } = look;
    const { programme } = this.#strings.current;
    const { value } = this.#options.list;
    const filters = this.#filtering ? this.#filters.current : undefined;
    const seen = value && this.#options.view() === 'list' && this.#options.list.state.status === 'ready' ? this.#pages.seen(value, this.#wishes) : undefined;
    return html`
      ${filters?.render({ names: this.#offered, wishes: this.#wishes, seen, words: programme, free: common.free, forNewcomers: words.forNewcomers })}
      ${this.#again && !this.#awaited ? this.#partFailure() : this.#desk.current?.above()}
      ${this.#detail.current?.render(look)}
    `;
  }

  other(look: EventsLook): Piece | undefined {
    const part = this.#otherPart;
    if (part?.current) return part.current.render(look, this.#strings.current, allFormats(look.language));
    if (part && !this.#again) this.#need(part, () => undefined);
    return undefined;
  }

  empty(): Piece {
    const { programme: words } = this.#strings.current;
    return html`<div class="notice" part="empty" role="status">${this.wishes
      ? html`<p>${words.nothingFound}</p><button type="button" part="reset" @click=${() => this.#wishFor(NO_WISHES)}>${words.showAll}</button>`
      : html`<p>${words.empty}</p><button type="button" part="further" @click=${this.#options.further}>${words.further}</button>`}</div>`;
  }

  failed(error: BackendError): Piece {
    const { list } = this.#options;
    const { status: words } = this.#strings.current;
    return list.value ? failure(error, words, () => this.more()) : html`${failure(error, words, () => list.retry())}<slot></slot>`;
  }

  foot({ view, at, language }: EventsLook): Piece {
    const list = view === 'list' ? this.#options.list : this.#other;
    const { asOf, timeZone } = list?.value ?? this.#options.given() ?? {};
    if (!list || !timeZone) return nothing;
    const { status: words } = this.#strings.current;
    const formats = allFormats(language);
    const time = formats.time(asOf ?? at, timeZone);
    return html`
      ${sameClock(timeZone, visitorZone(), at) ? nothing : html`<p class="small muted" part="zone">${words.zone(formats.place(timeZone))}</p>`}
      ${list.state.status === 'failed' ? staleness(words.stale(time)) : asOf ? html`<p class="small muted" part="as-of">${words.asOf(time)}</p>` : nothing}
      ${this.#following()}
    `;
  }

  /** Ways into the visitor's own calendar for all of it, where the backend gives one out. */
  #following(): Piece {
    const feed = this.#feed.current;
    return feed ? html`
      <details class="subscribe" part="subscribe" @toggle=${() => void this.#subscribe.load()}>
        <summary part="subscribe-button" @pointerenter=${() => void this.#subscribe.load()}>${this.#strings.current.programme.subscribe}</summary>
        ${this.#subscribe.current?.render(feed)}
      </details>` : nothing;
  }

  /** In the dialog, while it is open, and nowhere else. */
  below(event: SpaceEvent): Piece {
    return this.#detail.current?.isOpen(event.id) ? nothing : this.#below(event, 5);
  }

  mine(event: SpaceEvent): Piece {
    return this.#desk.current?.mine(event) ?? nothing;
  }

  #below(event: SpaceEvent, level: 3 | 5): Piece {
    return this.#again && this.#awaited === event.id ? this.#partFailure() : (this.#desk.current?.below(event, level) ?? nothing);
  }

  #find(id: string): SpaceEvent | undefined {
    for (const known of [this.#other?.value, this.#options.list.value, this.#options.given()]) {
      const event = known?.items.find((one) => one.id === id);
      if (event) return event;
    }
    return undefined;
  }

  /** What stands before `=` in a link to one event: the first element of a page has the common name, others their own. */
  get #name(): string {
    const first = document.querySelector(this.#host.localName) ?? this.#host;
    return first === this.#host ? EVENT_LINK : this.#host.id || EVENT_LINK;
  }

  /** A link to one event, in the page or in the address bar. */
  #follow(id: string, opener: HTMLElement | undefined): boolean {
    if (!id) return false;
    this.#need(this.#detail, (detail) => detail.open(id, opener));
    return true;
  }

  #show(view: EventsView): void {
    this.#host.view = view;
    this.#host.refresh();
    this.#host.dispatchEvent(new ViewChangeEvent(view));
  }

  /** What the visitor has before them, the same array as long as it is the same. */
  get #inSight(): readonly SpaceEvent[] | undefined {
    if (this.#options.view() !== 'list') return this.#other?.value?.items;
    const list = this.#options.list.value ?? this.#options.given();
    const items = list && this.#pages.seen(list, this.#wishes).items;
    if (items && this.#shown && items.length === this.#shown.length && items.every((event, index) => event === this.#shown?.[index])) return this.#shown;
    return (this.#shown = items);
  }

  get #otherPart(): PartController<ViewPart> | undefined {
    const view = this.#options.view();
    return view === 'list' ? undefined : this.#views[view];
  }

  get #other(): ViewPart | undefined {
    return this.#otherPart?.current;
  }

  get #offered(): readonly WishName[] {
    return toWishNames(this.#host.filters);
  }

  #filter(): void {
    this.#filtering = !this.#filtering;
    if (!this.#filtering) {
      this.#host.requestUpdate();
      return;
    }
    this.#need(this.#filters, (part) => {
      part.learn((this.#options.list.value ?? this.#options.given())?.items ?? []);
      this.#focus.next('#filters :is(input, button)');
    });
  }

  #wishFor(wishes: Wishes): void {
    const { value } = this.#options.list;
    this.#filters.current?.learn((this.#other ?? this.#options.list).value?.items ?? value?.items ?? []);
    this.#wishes = countWishes(wishes) ? wishes : NO_WISHES;
    this.#pages.shrink();
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new EventFilterEvent(wishes));
  }

  /** A part that did not come, and a way to ask for it once more. */
  #partFailure(): TemplateResult {
    const { programme: words, status: { retry } } = this.#strings.current;
    return html`
      <div class="notice error" part="error" role="alert"><p>${words.partFailed}</p>
        <button type="button" part="retry" @click=${this.#again}>${retry}</button></div>
    `;
  }

  /** Uses a part as soon as it is there; where it does not come, the visitor can ask once more. */
  #need<T>(part: PartController<T>, use: (part: T) => void, eventId?: string): void {
    this.#awaited = eventId;
    this.#again = undefined;
    void part.load().then((found) => {
      this.#host.requestUpdate();
      if (found === undefined) {
        this.#again = () => this.#need(part, use, eventId);
        return;
      }
      this.#awaited = undefined;
      use(found);
    });
  }
}
