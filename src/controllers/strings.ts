import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf, loadStrings, stringsFor } from '../i18n/languages.js';
import type { Section, StringsOf } from '../i18n/strings.js';

/**
 * The sentences of an element, in the language of the page around it: that of the nearest `lang`, looked up with every
 * update. English comes with the element, other languages are fetched; until one is there, `ready` is false and the
 * element keeps its wordless first look, so that nobody sees one language flash into another. Where fetching fails, it
 * is English.
 */
export class StringsController<S extends Section> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #english: StringsOf<S>;
  #language = '';
  #current: StringsOf<S> | undefined;

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

  /** BCP 47, e.g. for a request, a `lang` attribute or the formats of dates. */
  get language(): string {
    return this.#language;
  }

  hostUpdate(): void {
    const before = this.#language;
    this.#language = languageOf(this.#host);
    const strings = stringsFor(this.#language, this.#english);
    if (strings || this.#language !== before) this.#current = strings;
    if (!strings && this.#language !== before) void this.#fetch(this.#language);
  }

  async #fetch(language: string): Promise<void> {
    await loadStrings(language);
    if (language === this.#language) this.#current ??= stringsFor(language, this.#english) ?? this.#english;
    this.#host.requestUpdate();
  }
}
