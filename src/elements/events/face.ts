// What a visitor sees and does, in their language. Fetched beside the first answer, so that asking need not wait for it.
import type { LitElement, TemplateResult } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { ChangesController } from '../../controllers/changes.js';
import { FocusController } from '../../controllers/focus.js';
import { PartController } from '../../controllers/part.js';
import { PrivateLinkController } from '../../controllers/private-link.js';
import { StringsController } from '../../controllers/strings.js';
import { today, visitorZone, type Instant, type IsoDate } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { common } from '../../i18n/en/common.js';
import { events } from '../../i18n/en/events.js';
import { adoptMore } from '../../styles/adopt.js';
import { EventOpenEvent, ViewChangeEvent, type EventsView } from './events.events.js';
import { LINK } from './events.model.js';
import { frame, listTemplate, type EventsActions, type EventsLook } from './events.template.js';
import { styles } from './face.styles.js';
import type { MonthPart } from './month.js';
import type { EventArgs, EventPages } from './pages.js';
import type { RsvpDesk } from './rsvp.js';
import { skeleton, wordless } from './skeleton.template.js';

export interface FaceOptions {
  readonly pages: EventPages;
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  readonly attributed: () => boolean;
  readonly window: () => EventArgs | undefined;
  readonly settings: () => { readonly view: EventsView; readonly views: readonly EventsView[]; readonly limit: number; readonly from: IsoDate };
  readonly show: (view: EventsView) => void;
  readonly further: () => void;
}

interface Host extends LitElement {
  refresh(): void;
}

/** Draws the list; leads to month, details and form, and fetches each of them when somebody wants it. */
export class EventsFace {
  readonly #host: Host;
  readonly #options: FaceOptions;
  readonly #strings: StringsController<'events'>;
  readonly #focus: FocusController;
  readonly #month: PartController<MonthPart>;
  readonly #desk: PartController<RsvpDesk>;
  readonly #detail: PartController<EventsLook['detail']>;
  readonly #opened = new Set<string>();
  /** The event whose part is on its way. */
  #awaited: string | undefined;
  /** Asks once more for a part that did not come. */
  #again: (() => void) | undefined;
  readonly #actions: EventsActions = {
    show: (view) => {
      this.#options.show(view);
      this.#host.refresh();
      this.#host.dispatchEvent(new ViewChangeEvent(view));
    },
    more: () => this.#options.pages.more((first) => this.#focus.next(`[data-event="${CSS.escape(first)}"] h4`)),
    further: () => this.#options.further(),
    retry: () => this.#options.pages.refresh(),
    open: (event, open) => this.#open(event, open),
    signUp: (event) => this.#need(this.#desk, (desk) => desk.start(event), event.id),
    hint: () => void Promise.all([this.#desk.load(), this.#detail.load()]),
  };

  constructor(host: Host, options: FaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'events'>(host, { common, events });
    this.#focus = new FocusController(host);
    this.#month = new PartController(host, async () =>
      new (await import('./month.js')).MonthPart(host, this.#focus, options.window, () => options.settings().from));
    this.#desk = new PartController(host, async () =>
      new (await import('./rsvp.js')).RsvpDesk(host, this.#focus, { ...options, changed: () => host.refresh() }));
    this.#detail = new PartController(host, async () => (await import('./detail.template.js')).detailTemplate);
    new ChangesController(host, {
      topics: ['events'],
      backend: options.backend,
      changed: () => {
        host.refresh();
        this.#desk.current?.renew();
      },
    });
    new PrivateLinkController(host, LINK, (ref) => this.#need(this.#desk, (desk) => desk.openLink(ref)));
    adoptMore(host.renderRoot as ShadowRoot, [styles]);
  }

  render(): TemplateResult {
    const { view, views, limit } = this.#options.settings();
    if (!this.#strings.ready) return wordless(limit, views.length > 1);
    const look = this.#look;
    const { state } = this.#options.pages;
    if (view === 'list') return frame(state, look, listTemplate(state, look));
    const month = this.#month.current;
    if (month) return frame(month.state, look, month.render(look));
    if (!this.#again) this.#need(this.#month, () => undefined);
    return frame({ status: 'idle' }, look, skeleton(limit));
  }

  refreshMonth(): void {
    this.#month.current?.refresh();
  }

  get #look(): EventsLook {
    const { pages, settings, now } = this.#options;
    const { view } = settings();
    const list = view === 'month' ? this.#month.current?.value : pages.value;
    const zone = list?.timeZone ?? visitorZone();
    return {
      ...settings(), zone, at: now(), today: today(zone, now()), growing: pages.growing,
      strings: this.#strings.current, formats: this.#strings.formats,
      extras: this.#desk.current, detail: this.#detail.current, opened: this.#opened,
      awaited: this.#awaited, again: this.#again, actions: this.#actions,
    };
  }

  #open(event: SpaceEvent, open: boolean): void {
    if (open === this.#opened.has(event.id)) return;
    this.#opened[open ? 'add' : 'delete'](event.id);
    this.#host.requestUpdate();
    if (!open) return;
    this.#need(this.#detail, () => undefined, event.id);
    this.#host.dispatchEvent(new EventOpenEvent(event));
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
