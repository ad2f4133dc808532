import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { SpaceEvent } from '../../domain/events.js';
import type { EventsStrings } from '../../i18n/sections/events.js';
import type { ProgrammeStrings } from '../../i18n/sections/programme.js';
import { adoptMore } from '../../styles/adopt.js';
import { styles } from './filters.styles.js';
import type { Seen } from './list.template.js';
import { countWishes, NO_WISHES, toTags, wish, type WishName, type Wishes } from './wishes.model.js';

/** Milliseconds after the last key before a search begins. */
const PAUSE = 250;

/** Tags to choose from, at most. */
const TAGS = 12;

export interface FilterLook {
  readonly names: readonly WishName[];
  readonly wishes: Wishes;
  /** What was found with them; undefined where a view does not say. */
  readonly seen: Seen | undefined;
  readonly words: ProgrammeStrings;
  readonly free: string;
  readonly forNewcomers: EventsStrings['forNewcomers'];
}

/** Looking for something of the programme: words, tags, what is free, what is good for newcomers, what comes back. */
export class FiltersPart {
  readonly #wish: (wishes: Wishes) => void;
  readonly #known = new Map<string, SpaceEvent>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, wished: (wishes: Wishes) => void) {
    this.#wish = wished;
    adoptMore(host.renderRoot as ShadowRoot, [styles]);
  }

  /** Tags stay to choose from when what carries them is no longer shown. */
  learn(events: readonly SpaceEvent[]): void {
    for (const event of events) this.#known.set(event.id, event);
  }

  render({ names, wishes, seen, words, free, forNewcomers }: FilterLook): TemplateResult {
    const { q = '', tags = [] } = wishes;
    const chip = (label: string, pressed: boolean, change: Wishes) => html`
      <button type="button" class="chip" part="chip" aria-pressed=${pressed} @click=${() => this.#wish(wish(wishes, change))}>${label}</button>`;
    const offered = names.includes('tags') ? [...new Set([...tags, ...toTags([...this.#known.values()], TAGS)])] : [];
    return html`
      <div class="filters" id="filters" part="filters" role="search" aria-label=${words.filter}>
        ${names.includes('search') ? html`
          <label class="find"><span>${words.search}</span>
            <input type="search" part="input" maxlength="100" .value=${q} @input=${(event: InputEvent) => this.#type(event, wishes)}
              @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter') this.#find(event, wishes); }}></label>` : nothing}
        <div class="row">
          ${names.includes('free') ? chip(free, wishes.free === true, { free: !wishes.free }) : nothing}
          ${names.includes('newcomers') ? chip(forNewcomers, wishes.forNewcomers === true, { forNewcomers: !wishes.forNewcomers }) : nothing}
          ${names.includes('rituals') ? html`<button type="button" class="chip" part="chip" aria-pressed=${wishes.kind === 'ritual'}
            @click=${() => this.#wish(wish(wishes, { kind: wishes.kind ? undefined : 'ritual' }))}>${words.rituals}</button>` : nothing}
        </div>
        ${offered.length ? html`<div class="row" role="group" aria-label=${words.tags}>${offered.map((tag) =>
          chip(tag, tags.includes(tag), { tags: tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag] }))}</div>` : nothing}
        <p class="row found">
          <span role="status" class="small">${seen && countWishes(wishes) ? words.found(seen.items.length, seen.more) : nothing}</span>
          ${countWishes(wishes) ? html`<button type="button" class="plain" part="reset" @click=${() => this.#wish(NO_WISHES)}>${words.showAll}</button>` : nothing}
        </p>
      </div>
    `;
  }

  #type(event: InputEvent, wishes: Wishes): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(event, wishes), PAUSE);
  }

  #find({ target }: Event, wishes: Wishes): void {
    clearTimeout(this.#timer);
    const q = (target as HTMLInputElement).value.trim();
    if (q !== (wishes.q ?? '')) this.#wish(wish(wishes, { q }));
  }
}
