import { nothing, type LitElement } from 'lit';
import type { Backend } from '../../backend/backend.js';
import { replaceAddress } from '../../controllers/openers.js';
import { patient } from '../../controllers/patience.js';
import { RemoteController } from '../../controllers/remote.js';
import { StringsController } from '../../controllers/strings.js';
import type { Instant } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { allFormats } from '../../i18n/all-formats.js';
import { common } from '../../i18n/en/common.js';
import { detail } from '../../i18n/en/detail.js';
import { programme } from '../../i18n/en/programme.js';
import { status } from '../../i18n/en/status.js';
import { adoptMore } from '../../styles/adopt.js';
import { DialogController } from '../parts/dialog.js';
import { dialogStyles } from '../parts/dialog.styles.js';
import { failure } from '../parts/notice.js';
import { Copying } from './copy.js';
import { styles } from './detail.styles.js';
import { detailSkeleton, detailTemplate } from './detail.template.js';
import type { Piece } from './entry.template.js';
import { EventOpenEvent } from './events.events.js';
import type { EventsLook } from './list.template.js';
import { Series } from './series.js';
import { toShareLink } from './share.model.js';
import { shareTemplate } from './share.template.js';
import { TourBefore } from './tour-before.js';

export interface DetailOptions {
  readonly backend: () => Backend | undefined;
  readonly now: () => Instant;
  /** The event as the list has it. */
  readonly find: (id: string) => SpaceEvent | undefined;
  /** What the element answers to in an address. */
  readonly name: () => string;
  /** Form or registration below an event. */
  readonly below: (event: SpaceEvent) => Piece;
  readonly closed: (id: string) => void;
  /** The page on which visits are booked, where it is not this one. */
  readonly tourPage: () => string | undefined;
}

/**
 * One event in a dialog over the page. Any event can be opened by its link, also one that the list does not show. The
 * browser's history stays as it is: what closes a dialog (Escape, a phone's back gesture) closes it, and back leaves the page.
 */
export class EventDetail {
  readonly #host: LitElement;
  readonly #options: DetailOptions;
  readonly #strings: StringsController<'detail' | 'programme' | 'status'>;
  readonly #dialog: DialogController;
  readonly #asked: RemoteController<readonly [Backend, string], SpaceEvent>;
  readonly #copying: Copying;
  readonly #series: Series;
  readonly #tour: TourBefore;
  #id: string | undefined;
  /** As it was when it was last seen in the list. */
  #seen: SpaceEvent | undefined;
  #told = false;

  constructor(host: LitElement, options: DetailOptions) {
    this.#host = host;
    this.#options = options;
    this.#strings = new StringsController<'detail' | 'programme' | 'status'>(host, { common, detail, programme, status });
    this.#dialog = new DialogController(host, () => this.#end());
    this.#asked = patient(host, new RemoteController<readonly [Backend, string], SpaceEvent>(host, {
      args: () => {
        const backend = options.backend();
        return backend && this.#id !== undefined && !options.find(this.#id) ? [backend, this.#id] : undefined;
      },
      load: ([{ events }, id], signal) => events?.event(id, { signal }) ?? Promise.reject(new Error('No events.')),
    }));
    this.#copying = new Copying(host);
    this.#series = new Series(host, { backend: options.backend, now: options.now, event: () => this.#event, copying: this.#copying });
    this.#tour = new TourBefore(host, { backend: options.backend, now: options.now, event: () => this.#event, page: options.tourPage, leave: () => this.close() });
    adoptMore(host.renderRoot as ShadowRoot, [dialogStyles, styles]);
  }

  isOpen(id: string): boolean {
    return this.#dialog.isOpen && this.#id === id;
  }

  /** @param opener - What gets the focus back. */
  open(id: string, opener?: HTMLElement): void {
    if (this.isOpen(id)) return;
    this.#id = id;
    this.#seen = undefined;
    this.#told = false;
    this.#dialog.open(opener);
  }

  close(): void {
    if (this.#id === undefined) return;
    this.#dialog.close();
    this.#end();
  }

  render(look: EventsLook): Piece {
    const strings = this.#strings.current;
    const { common: { loading }, detail: words } = strings;
    const event = this.#event;
    if (event) this.#tell(event);
    return this.#dialog.render({ title: event?.title ?? look.words.title, close: words.close }, this.#body(event, look, loading));
  }

  #body(event: SpaceEvent | undefined, look: EventsLook, loading: string): Piece {
    const strings = this.#strings.current;
    if (this.#id === undefined) return nothing;
    if (event) {
      return detailTemplate(event, {
        entry: look, strings, formats: allFormats(look.language),
        below: this.#options.below(event),
        tour: this.#tour.render(strings.detail, allFormats(look.language)),
        series: this.#series.render(event, strings),
        share: shareTemplate(toShareLink(location.href, this.#options.name(), event.id), event.title, this.#copying, strings.detail),
      });
    }
    const { state } = this.#asked;
    return state.status === 'failed' ? failure(state.error, strings.status, () => this.#asked.retry()) : detailSkeleton(loading);
  }

  get #event(): SpaceEvent | undefined {
    if (this.#id === undefined) return undefined;
    this.#seen = this.#options.find(this.#id) ?? this.#seen;
    const { state, value } = this.#asked;
    return state.status === 'ready' ? value : (this.#seen ?? (value?.id === this.#id ? value : undefined));
  }

  /** A page's analytics hear of it as soon as it is known which event it is. */
  #tell(event: SpaceEvent): void {
    if (this.#told) return;
    this.#told = true;
    queueMicrotask(() => this.#host.dispatchEvent(new EventOpenEvent(event)));
  }

  #end(): void {
    const id = this.#id;
    this.#id = undefined;
    this.#host.requestUpdate();
    if (id === undefined) return;
    this.#options.closed(id);
    // The same link opens it once more, and a page that is loaded again does not.
    if (location.hash === `#${this.#options.name()}=${encodeURIComponent(id)}`) replaceAddress(location.pathname + location.search);
  }
}
