import { LitElement, html, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { BackendController } from '../../controllers/backend.js';
import { PartController } from '../../controllers/part.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import { readEvents } from '../../context/resolver.js';
import { addDays, byInstant, isIsoDate, now as clock, today, visitorZone, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { EventPage } from '../../domain/events.js';
import { common } from '../../i18n/en/common.js';
import { events } from '../../i18n/en/events.js';
import { dayFormats } from '../../i18n/day-formats.js';
import { base } from '../../styles/base.js';
import { wordTokens } from '../../styles/word-tokens.js';
import type { EntryActions } from './entry.template.js';
import { isView, type EventsView } from './views.js';
import { firstPage, type EventArgs, type EventList } from './first-page.js';
import type { EventsLater } from './later.js';
import { styles } from './list.styles.js';
import { eventsTemplate, type EventsLook } from './list.template.js';
import { wordless } from './skeleton.template.js';

/**
 * Shows what is on, as a list by day, a week, a month, or the rituals of the house, and lets a visitor sign up right there:
 * with a waiting list where it is full, and a private link (`#cowork-rsvp=…` on the same page) to change
 * or cancel later. A link to an event (`#cowork-event=ID`) opens it on the same page.
 *
 * @element cowork-events
 * @slot - What the page says where the element cannot: before the script, without a backend, and when nothing came. A
 * `<script type="application/json">` in it with a page of events, as `GET /events` answers it, is drawn without a request.
 * @fires {EventOpenEvent} cowork-event-open - The visitor wants to know more about an event.
 * @fires {ViewChangeEvent} cowork-view-change - The visitor switched to another view.
 * @fires {EventFilterEvent} cowork-event-filter - The visitor looks for something, or for everything again.
 * @fires {RsvpStartEvent} cowork-rsvp-start - The visitor opened the form of an event.
 * @fires {RsvpMadeEvent} cowork-rsvp-made - The visitor signed up, or joined the waiting list.
 * @fires {RsvpChangedEvent} cowork-rsvp-changed - The visitor changed how many come, or how they appear.
 * @fires {RsvpCancelledEvent} cowork-rsvp-cancelled - The visitor gave the place back.
 * @csspart head - Switch between the views, and the zone.
 * @csspart view - Button of a view, or the list of them where there is little room.
 * @csspart filter - Button that opens the filters.
 * @csspart filters - What one can look for.
 * @csspart chip - Something to look for; pressed or not.
 * @csspart reset - Button that shows everything again.
 * @csspart zone - Says in which zone the times are, where it is not the visitor's.
 * @csspart list - All days of the list, or the day chosen in the month.
 * @csspart group - One day and what is on.
 * @csspart date - Heading of a day.
 * @csspart today - The word on today's heading.
 * @csspart event - One event; also carries `event` or `ritual`, and `scheduled`, `cancelled` or `postponed`.
 * @csspart ritual - An event where one just walks in.
 * @csspart scheduled - An event that takes place.
 * @csspart cancelled - An event that does not take place.
 * @csspart postponed - An event without a new date yet.
 * @csspart time - When it is.
 * @csspart title - What it is.
 * @csspart state - The word on an event that is cancelled, postponed or moved.
 * @csspart summary - One sentence about it.
 * @csspart facts - Place, host, price, for whom, tags.
 * @csspart tag - One tag.
 * @csspart more - Button that opens all there is to say about an event.
 * @csspart dialog - An event at full length, over the page.
 * @csspart dialog-head - Its title and the button that closes it.
 * @csspart dialog-title - The title.
 * @csspart dialog-close - The button.
 * @csspart picture - The picture of an event.
 * @csspart place - Where it is, in the dialog.
 * @csspart series - All dates of an event that comes back.
 * @csspart all-dates - Button of their calendar file.
 * @csspart subscribe-links - Ways to follow a calendar.
 * @csspart tour - The offer to look around before the event.
 * @csspart tour-link - Link to it.
 * @csspart subscribe - Ways to follow the whole calendar.
 * @csspart subscribe-button - What unfolds them.
 * @csspart share - Ways to hand on the link to an event.
 * @csspart share-native - Button of the system's own.
 * @csspart copy - Button that copies a link.
 * @csspart address - A link to copy by hand, where the browser does not let us.
 * @csspart going - How many come.
 * @csspart guests - Guests who chose to be seen.
 * @csspart calendar - Ways into the visitor's own calendar.
 * @csspart calendar-file - Button of the calendar file.
 * @csspart way - How one gets in: a button, a link or words.
 * @csspart sign-up - Button that opens the form.
 * @csspart link - Link to a registration elsewhere.
 * @csspart walk-in - Says that one just walks in.
 * @csspart places - How many places are left, or how many wait.
 * @csspart mine - The state of the visitor's own registration.
 * @csspart show - Button that opens it.
 * @csspart more-button - Button that adds the next page.
 * @csspart as-of - How old the list is.
 * @csspart stale - Says that asking again failed.
 * @csspart error - What went wrong, and a way on.
 * @csspart retry - Button that asks again.
 * @csspart empty - Says that nothing is on.
 * @csspart further - Button that looks at later weeks.
 * @csspart month - Table of the month.
 * @csspart week - The seven days of the week.
 * @csspart week-day - One of them.
 * @csspart slip - An event in a narrow column: when, and what; also carries `event` or `ritual`, and `scheduled`, `cancelled` or `postponed`.
 * @csspart rituals - What comes back, each once.
 * @csspart step - Buttons to the months or weeks before and after.
 * @csspart day - One day of the month; also carries `busy` where something is on.
 * @csspart busy - A day of the month on which something is on.
 * @csspart rsvp - Form or registration below an event.
 * @csspart rsvp-title - Its heading.
 * @csspart field - A field with its label.
 * @csspart input - The control of a field.
 * @csspart field-error - What is wrong with a field.
 * @csspart appearance - The choice of how other guests see one.
 * @csspart consent - The operator's sentence, terms and privacy.
 * @csspart send - Button that sends a form.
 * @csspart sending - Says that sending takes a while.
 * @csspart wait - Button that joins the waiting list after all.
 * @csspart close - Button that closes form or registration.
 * @csspart fallback - Mail and phone, where nothing else works.
 * @csspart news - What has just happened to a registration.
 * @csspart message - What the host says to it.
 * @csspart ticket - What one is registered for.
 * @csspart private-link - The link to change or cancel later.
 * @csspart change - Button to change a registration.
 * @csspart cancel - Button to give the place back.
 * @csspart cancel-yes - Button that says so once more.
 * @csspart back - Button that leads back.
 * @cssprop [--cowork-accent=#138475] - Main buttons, what is chosen, what is good news.
 * @cssprop [--cowork-on-accent=#fff] - Text on it.
 * @cssprop [--cowork-text=currentColor] - Text.
 * @cssprop [--cowork-muted] - Text of second rank.
 * @cssprop [--cowork-line] - Lines and borders.
 * @cssprop [--cowork-fill] - Quiet surfaces.
 * @cssprop [--cowork-surface=Canvas] - Background of form fields.
 * @cssprop [--cowork-dialog-background=Canvas] - Behind the dialog's content.
 * @cssprop [--cowork-dialog-text=CanvasText] - Text in the dialog.
 * @cssprop [--cowork-danger=#d63c41] - What went wrong, what does not take place.
 * @cssprop [--cowork-radius=8px] - Corners.
 * @cssprop [--cowork-gap=12px] - Distance between things that belong together.
 * @cssprop [--cowork-target=44px] - Smallest height of what can be pressed.
 */
export class CoworkEvents extends LitElement {
  static override styles = [base, wordTokens, styles];

  static override properties = {
    backend: {}, view: {}, views: {}, filters: {}, limit: { type: Number }, from: {}, days: { type: Number }, tag: {}, kind: {}, audience: {},
    prerendered: { type: Boolean }, noMarkup: { type: Boolean, attribute: 'no-markup' }, noAttribution: { type: Boolean, attribute: 'no-attribution' }, tourPage: { attribute: 'tour-page' }, now: { attribute: false },
  };

  /** Base URL of the space's backend (contract cowork/1), or a backend made by an adapter or `compose()`. */
  backend?: string | Backend;

  /** How the events are shown; the visitor may switch. `auto` is the week where there is room for it, else the list. */
  view: EventsView | 'auto' = 'list';

  /** The views that the visitor may switch between, with a space between them; one leaves no switch. */
  views = 'list week month';

  /**
   * What the visitor may look for, with a space between: `search`, `tags`, `free`, `newcomers`, `rituals`. Empty leaves no
   * filters.
   */
  filters = 'search tags free newcomers';

  /** How many entries the list begins with, and grows by. */
  limit = 10;

  /** First day shown, `YYYY-MM-DD`; without it today, in the space's zone. */
  from?: IsoDate;

  /** How many days the list looks ahead. */
  days = 60;

  /** Only events that carry one of these tags, with commas between them. */
  tag?: string;

  /** Only events, or only rituals. */
  kind?: 'event' | 'ritual';

  /** `public` leaves out what is for members only. */
  audience?: 'public' | 'members';

  /** What stands in the tag is the list itself, rendered by the page's server: it stays until the backend has answered. */
  prerendered = false;

  /** Leaves out the markup (schema.org/Event) that search engines read, which else stands in the head of the page. */
  noMarkup = false;

  /** Keeps to itself which page and campaign brought the visitor. */
  noAttribution = false;

  /**
   * Address of the page on which visits are booked, where it is not this one: an event with a free tour right before it leads
   * there, with the day already chosen.
   */
  tourPage?: string;

  /** The present moment, RFC 3339, for tests and previews; without it the real one. */
  now?: Instant;

  /** How many windows of `days` the visitor looks ahead. */
  #windows = 1;
  #asked: EventArgs | undefined;
  #text: string | undefined;
  #given: EventPage | undefined;

  readonly #backend = new BackendController(this);
  readonly #strings = new StringsController<'events'>(this, { common, events });
  readonly #list: RemoteController<EventArgs, EventList> = new RemoteController<EventArgs, EventList>(this, {
    // What nobody looks at is not asked for anew.
    args: () => (this.#view === 'list' ? (this.#asked = this.#window) : this.#asked),
    load: (args, signal, last) => this.#later.current?.load(args, signal, last) ?? firstPage(args, signal),
  });
  readonly #later = new PartController(this, async () => {
    const { EventsLater } = await import('./later.js');
    return new EventsLater(this, {
      list: this.#list, backend: () => this.#source, given: () => this.#given, now: () => this.#now,
      window: () => this.#window, from: () => this.#from,
      further: () => { this.#windows += 1; this.requestUpdate(); },
      view: () => this.#view, limit: () => this.#limit,
    });
  });
  readonly #actions: EntryActions = {
    more: () => this.#do((later) => later.more()),
    open: (event) => this.#do((later) => later.open(event)),
    signUp: (event) => this.#do((later) => later.signUp(event)),
    hint: () => this.#do((later) => later.hint()),
  };

  /** Asks the backend again for what is shown. */
  refresh(): void {
    if (this.#view === 'list') this.#list.retry();
    else this.#do((later) => later.refreshView());
  }

  protected override render(): TemplateResult {
    const given = this.#readGiven();
    const known = given ?? this.#list.value ?? this.#list.state.status === 'failed';
    if (!this.#source && !given || this.prerendered && this.#view === 'list' && !(known && this.#strings.ready)) return html`<slot></slot>`;
    return this.#strings.ready ? eventsTemplate(this.#list.state, this.#look) : wordless(this.#limit, this.#head);
  }

  protected override updated(): void {
    const { status } = this.#list.state;
    // The first look knows the list; whatever else there is to show waits for the rest.
    if (this.#view !== 'list' || status === 'failed') void this.#later.load();
    else if (status === 'ready' || this.#given) this.#later.loadAfterPaint();
  }

  #do(act: (later: EventsLater) => void): void {
    void this.#later.load().then((later) => { if (later) act(later); });
  }

  get #look(): EventsLook {
    const { current: { common, events }, language } = this.#strings;
    const zone = this.#later.current?.zone ?? this.#zone;
    return {
      given: this.#given,
      view: this.#view, views: this.#views, head: this.#head, limit: this.#limit, from: this.#from, zone, at: this.#now, today: today(zone, this.#now),
      common, words: events, language, formats: dayFormats(language), later: this.#later.current, missing: this.#later.missing, actions: this.#actions,
    };
  }

  /** What there is to ask for, as primitives and stable references. */
  get #window(): EventArgs | undefined {
    const backend = this.#source;
    const days = this.days >= 1 ? Math.floor(this.days) : 60;
    // By the visitor's clock, as the space's zone comes with the answer and must not make another question of this one.
    const to = addDays(this.#first ?? today(visitorZone(), this.#now), Math.min(days * this.#windows, LONGEST));
    return backend && [backend, this.#first, to, this.#limit, this.tag, this.kind, this.audience, this.#later.current?.wishes];
  }

  get #zone(): TimeZone {
    return (this.#list.value ?? this.#given)?.timeZone ?? visitorZone();
  }

  /** Without a backend the page's own data are one, as soon as the rest is there. */
  get #source(): Backend | undefined {
    return this.#backend.current ?? (this.#given && this.#later.current?.backendOf(this.#given));
  }

  /** Events that the page's server has put into the tag, for a first look without a request. */
  #readGiven(): EventPage | undefined {
    const text = this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
    if (text !== this.#text) {
      this.#text = text;
      const page = text && readEvents(text, this.baseURI);
      // The page may have been kept somewhere for days.
      this.#given = page ? { ...page, items: page.items.filter(({ end }) => byInstant(end, this.#now) > 0) } : undefined;
    }
    return this.#given;
  }

  get #first(): IsoDate | undefined {
    return isIsoDate(this.from) ? this.from : undefined;
  }

  get #from(): IsoDate {
    return this.#first ?? today(this.#zone, this.#now);
  }

  get #view(): EventsView {
    if (this.view === 'auto') return this.#later.current?.narrow ?? this.clientWidth < 740 ? 'list' : 'week';
    return isView(this.view) ? this.view : 'list';
  }

  get #views(): readonly EventsView[] {
    return this.views.split(/\s+/).filter(isView);
  }

  get #head(): boolean {
    return this.#views.length > 1 || this.filters !== '';
  }

  get #now(): Instant {
    return this.now ?? clock();
  }

  get #limit(): number {
    return this.limit >= 1 ? Math.min(Math.floor(this.limit), 200) : 10;
  }
}

/** Days that a backend is asked for at once, at most. */
const LONGEST = 400;

declare global {
  interface HTMLElementTagNameMap {
    'cowork-events': CoworkEvents;
  }
}
