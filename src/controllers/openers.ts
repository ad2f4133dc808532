import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readFragment, readQuery, withoutWords } from './address-words.js';

/** What somebody asks an element to open. */
export interface Asking {
  /** What the address or the page calls it: an id, or the name that all elements of a kind answer to. */
  readonly name: string;
  /** What of it, where the address says so: `#cowork-event=VALUE`. */
  readonly value: string;
  /** What to choose and fill in, see `address-words.ts`. */
  readonly words: URLSearchParams;
  /** The link or button pressed; without one, the page was reached by such an address. */
  readonly opener: HTMLElement | undefined;
}

export interface OpenersOptions {
  /** Stands in addresses and is the value of a bare `data-cowork-open`, e.g. `cowork-tour`. */
  readonly name: string;
  readonly means: (name: string) => boolean;
  /** Which words may stay in the address bar, where others see them. */
  readonly may: (word: string) => boolean;
  /** False leaves it to the browser and the page. */
  readonly open: (asking: Asking) => boolean;
  readonly close: () => void;
  /** A visitor points at something that would open it. */
  readonly hint: () => void;
}

/**
 * Lets a page's own links and buttons open an element, wherever they stand and whenever they come:
 *
 * - `<a href="#ID">`, with words `<a href="#ID?day=2026-12-01">`; no history entry is made.
 * - `<button commandfor="ID" command="--open">` (HTML's invoker commands), with words in `value`; `--close` closes.
 * - any element with `data-cowork-open="ID"`, with words as in a link.
 *
 * An address that says the same opens it when the page is reached by it.
 */
export class OpenersController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: OpenersOptions;
  #arrived = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: OpenersOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('click', this.#press);
    for (const type of HINTS) document.addEventListener(type, this.#point);
    this.#host.addEventListener('command', this.#obey);
    addEventListener('hashchange', this.#look);
    this.#look();
    this.#arrived = true;
  }

  hostDisconnected(): void {
    document.removeEventListener('click', this.#press);
    for (const type of HINTS) document.removeEventListener(type, this.#point);
    this.#host.removeEventListener('command', this.#obey);
    removeEventListener('hashchange', this.#look);
  }

  readonly #press = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const asking = this.#askingOf(event);
    if (asking && this.#options.open(asking)) event.preventDefault();
  };

  readonly #point = (event: Event): void => {
    if (this.#askingOf(event)) this.#options.hint();
  };

  readonly #obey = (event: Event): void => {
    const { command, source } = event as CommandEvent;
    if (command === '--close') this.#options.close();
    if (command !== '--open') return;
    const opener = source instanceof HTMLButtonElement ? source : undefined;
    this.#options.open({ name: this.#host.id, value: '', words: new URLSearchParams(opener?.value), opener });
  };

  /** The query belongs to the page, the fragment may change under it. */
  readonly #look = (): void => {
    const { name, means, may, open } = this.#options;
    const fragment = readFragment(location.hash);
    const query = this.#arrived ? new URLSearchParams() : readQuery(location.search, name);
    const asked = fragment && means(fragment.name) ? fragment : query.size > 0 && means(name) ? { name, value: '', words: query } : undefined;
    if (asked && open({ ...asked, opener: undefined })) replaceAddress(withoutWords(location, name, may));
  };

  #askingOf(event: Event): Asking | undefined {
    for (const target of event.composedPath()) {
      if (!(target instanceof HTMLElement)) continue;
      const fragment = readFragment(this.#fragmentOf(target) ?? '');
      if (fragment) return this.#options.means(fragment.name) ? { ...fragment, opener: target } : undefined;
    }
    return undefined;
  }

  #fragmentOf(target: HTMLElement): string | undefined {
    const { coworkOpen } = target.dataset;
    if (coworkOpen !== undefined) return `#${/^(\?|$)/.test(coworkOpen) ? this.#options.name : ''}${coworkOpen}`;
    if (target instanceof HTMLAnchorElement && target.hash && !target.target && target.href.split('#')[0] === location.href.split('#')[0]) return target.hash;
    // Where the browser does not know commands yet.
    if (target instanceof HTMLButtonElement && target.getAttribute('command') === '--open' && !('commandForElement' in target)) {
      return `#${(target as Element).getAttribute('commandfor') ?? ''}?${(target as HTMLButtonElement).value}`;
    }
    return undefined;
  }
}

const HINTS = ['pointerover', 'focusin'] as const;

/** Changes what the address bar says; the history keeps its length. */
export function replaceAddress(address: string): void {
  if (address === location.pathname + location.search + location.hash) return;
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // A sandboxed page has no history to write; what was asked for works all the same.
  }
}
