import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formats, type Formats } from '../i18n/formats.js';
import { languageOf, loadStrings, stringsFor, watchLanguage } from '../i18n/languages.js';
import type { Section, StringsOf } from '../i18n/strings.js';

/**
 * The sentences and formats of an element, in the language of the page around it: that of the nearest `lang`, changed
 * live. English comes with the element, other languages are fetched; until one is there, `ready` is false and the element
 * keeps its wordless first look, so that nobody sees one language flash into another. Where fetching fails, it is English.
 */
export class StringsController<S extends Section> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #english: StringsOf<S>;
  #language = 'en';
  #current: StringsOf<S> | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, english: StringsOf<S>) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  get ready(): boolean {
    return this.#current !== undefined;
  }

  /** The sentences: `common` and the element's own section. */
  get current(): StringsOf<S> {
    return this.#current ?? this.#english;
  }

  /** BCP 47, e.g. for a request or a `lang` attribute. */
  get language(): string {
    return this.#language;
  }

  /** Dates, times, money in that language. */
  get formats(): Formats {
    return formats(this.#language);
  }

  hostConnected(): void {
    this.#stop = watchLanguage(this.#host, () => this.#update());
    this.#update();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  #update(): void {
    const language = languageOf(this.#host);
    const strings = stringsFor(language, this.#english);
    if (language === this.#language && strings && strings === this.#current) return;
    this.#language = language;
    this.#current = strings;
    this.#host.requestUpdate();
    if (strings) return;
    void loadStrings(language).finally(() => {
      if (language !== this.#language) return;
      this.#current = stringsFor(language, this.#english) ?? this.#english;
      this.#host.requestUpdate();
    });
  }
}
