// One event as the list and the month show it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Instant, TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import type { Formats } from '../../i18n/formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { placeOf, wayIn, type PlacedEvent } from './events.model.js';

type Piece = TemplateResult | typeof nothing;

/** What the visitor's own registrations add. */
export interface EntryExtras {
  /** Above all events: the registration of a private link. */
  readonly above: () => Piece;
  /** Below an event: form, confirmation, change. */
  readonly below: (event: SpaceEvent) => Piece;
  /** Instead of the button that leads to the form. */
  readonly mine: (event: SpaceEvent) => Piece;
}

export interface EntryLook {
  readonly at: Instant;
  readonly zone: TimeZone;
  readonly strings: StringsOf<'events'>;
  readonly formats: Formats;
  readonly extras: EntryExtras | undefined;
  /** Draws what `opened` events show; undefined until it was fetched. */
  readonly detail: ((event: SpaceEvent, look: EntryLook) => TemplateResult) | undefined;
  readonly opened: ReadonlySet<string>;
  /** The event whose form is on its way. */
  readonly awaited: string | undefined;
  /** There where it did not come. */
  readonly again: (() => void) | undefined;
  readonly actions: EntryActions;
}

export interface EntryActions {
  readonly open: (event: SpaceEvent, open: boolean) => void;
  readonly signUp: (event: SpaceEvent) => void;
  /** A first sign of interest in more. */
  readonly hint: () => void;
}

export function entryTemplate(entry: PlacedEvent, look: EntryLook): TemplateResult {
  const { event } = entry;
  const { strings: { events: words } } = look;
  const off = event.status !== 'scheduled';
  return html`
    <li class="entry ${event.kind}" part="event ${event.kind} ${event.status}" data-event=${event.id}>
      <div class="what">
        <p class="time" part="time">${timeText(entry, look)}</p>
        <h4 part="title" tabindex="-1">${off ? html`<s>${event.title}</s>` : html`<bdi>${event.title}</bdi>`}</h4>
        ${off ? html`<p class="off" part="state">${words[event.status]}</p>` : nothing}
        ${event.summary ? html`<p part="summary"><bdi>${event.summary}</bdi></p>` : nothing}
        ${facts(event, look)}
        ${details(event, look)}
      </div>
      ${off ? nothing : html`<div class="way" part="way">${way(event, look)}</div>`}
      ${look.again && look.awaited === event.id ? partFailure(look) : (look.extras?.below(event) ?? nothing)}
    </li>
  `;
}

/** A part that did not come, and a way to ask for it once more. */
export const partFailure = ({ strings: { events: words, common }, again }: EntryLook): TemplateResult => html`
  <div class="notice error" part="error" role="alert"><p>${words.partFailed}</p>
    <button type="button" part="retry" @click=${again}>${common.retry}</button></div>
`;

function timeText({ event, first, last }: PlacedEvent, { strings: { events: words }, formats, zone }: EntryLook): Piece {
  const until = last > first ? `, ${words.until(formats.day(last))}` : '';
  const time = event.allDay ? words.allDay : until ? formats.time(event.start, zone) : formats.timeRange(event.start, event.end, zone);
  return html`<time datetime=${event.start}>${time}</time>${until}`;
}

/** Where, with whom, for how much, for whom: short, in one line where there is room. */
function facts(event: SpaceEvent, { strings: { events: words, common }, formats }: EntryLook): Piece {
  const { attendanceMode: mode, hostedBy, prices, audience, tags = [] } = event;
  const place = placeOf(event);
  const price = prices?.every(({ amount }) => Number(amount) === 0)
    ? common.free
    : prices?.map((one) => [formats.money(one), one.label, one.taxIncluded === false && words.plusTax].filter(Boolean).join(' ')).join(' · ');
  const lines = [mode === 'online' || mode === 'mixed' ? words[mode] : '', mode === 'online' ? '' : place, hostedBy && words.hostedBy(hostedBy), price];
  return html`
    <ul class="facts" part="facts">
      ${lines.map((line) => (line ? html`<li>${line}</li>` : nothing))}
      ${audience === 'members' ? html`<li><strong>${words.membersOnly}</strong></li>` : nothing}
      ${event.forNewcomers ? html`<li class="newcomers">${words.forNewcomers}</li>` : nothing}
      ${tags.map((tag) => html`<li class="tag" part="tag">${tag}</li>`)}
    </ul>
  `;
}

function details(event: SpaceEvent, look: EntryLook): TemplateResult {
  const { strings: { events: words, common }, opened, detail, actions } = look;
  const open = opened.has(event.id);
  return html`
    <details part="details" .open=${open} @toggle=${({ target }: Event) => actions.open(event, (target as HTMLDetailsElement).open)}
      @pointerenter=${actions.hint}>
      <summary part="more">${words.details}<span class="hidden">: ${event.title}</span></summary>
      ${open ? html`<div class="stack">${detail?.(event, look) ?? html`<p class="skeleton" role="status">${common.loading}</p>`}</div>` : nothing}
    </details>
  `;
}

/** The way in, in words; a button only where one can act here. */
function way(event: SpaceEvent, look: EntryLook): Piece {
  const { at, zone, strings: { events: words }, formats, extras, actions } = look;
  const mine = extras?.mine(event) ?? nothing;
  if (mine !== nothing) return mine;
  const { remaining, waiting = 0, visitorsWelcome } = event;
  const left = remaining === undefined ? nothing : html`<p class="small muted" part="places">${words.placesLeft(remaining)}</p>`;
  const button = (label: string) => html`
    <button type="button" class="primary" part="sign-up" aria-busy=${look.awaited === event.id ? 'true' : nothing}
      @click=${() => actions.signUp(event)} @pointerenter=${actions.hint} @focus=${actions.hint}
    >${label}<span class="hidden">: ${event.title}</span></button>`;
  const entrance = wayIn(event, at);
  switch (entrance.kind) {
    case 'none': return left;
    case 'walkIn': return visitorsWelcome === false
      ? html`<p>${words.houseOnly}</p>`
      : html`<p class="walk-in" part="walk-in">${words.walkIn}</p>${visitorsWelcome ? html`<p class="small muted">${words.visitorsWelcome}</p>` : nothing}`;
    case 'signUp': return html`${button(words.signUp)}${left}`;
    case 'waitlist': return html`${button(words.joinWaitlist)}<p class="small muted" part="places">${words.full}, ${words.waiting(waiting)}</p>`;
    case 'full': return html`<p part="places">${words.full}</p>`;
    case 'later': return html`<p class="small">${words.opensAt(formats.dayAndTime(entrance.opensAt, zone))}</p>${left}`;
    case 'closed': return html`<p class="small">${words.closed}</p>`;
    case 'tour': return html`<p class="small">${words.askOnTour}</p>`;
    case 'link': return html`<a part="link" href=${entrance.url}>${entrance.label ?? words.signUpThere}<span class="hidden">: ${event.title}</span></a>${left}`;
  }
}
