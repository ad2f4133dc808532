import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { Resource, ResourceView } from '../../domain/availability.js';
import { dayOf, sameClock, visitorZone, type Instant, type IsoDate, type TimeZone } from '../../domain/dates.js';
import type { Formats } from '../../i18n/formats.js';
import type { StringsOf } from '../../i18n/strings.js';
import { failure, staleness } from '../parts/notice.js';
import type { Reading, ReadyReading } from './availability.controller.js';
import { covers } from './availability.model.js';
import type { Choice } from './places.model.js';

/** A view is a module of its own, fetched together with its first answer. */
export interface ViewModule {
  readonly styles: readonly CSSResult[];
  readonly render: (props: ViewProps) => TemplateResult;
}

/** What a view draws: what is known, and what the visitor has done with it. */
export type ViewProps = Omit<ReadyReading, 'status' | 'module'> & Look;

export interface Look {
  /** Where the day has nothing: the first later day that has; null where none was found. */
  readonly ahead: IsoDate | null | undefined;
  /** The day picked of a month. */
  readonly picked: IsoDate | undefined;
  readonly chosen: Choice | undefined;
  readonly people: number;
  readonly now: Instant;
  readonly tourHref: string | undefined;
  readonly strings: StringsOf<'availability'>;
  readonly formats: Formats;
  readonly actions: AvailabilityActions;
}

export interface AvailabilityActions {
  readonly show: (view: ResourceView, keyboard: boolean) => void;
  /** Goes to a day; without one to today. */
  readonly go: (day?: IsoDate) => void;
  readonly pick: (day: IsoDate) => void;
  readonly move: (day: IsoDate, keyboard: boolean) => void;
  readonly choose: (choice: Choice) => void;
  /** Asks on a tour, and leads to where one is booked. */
  readonly ask: (resource: Resource) => void;
  readonly hint: () => void;
  readonly retry: () => void;
}

export interface FrameProps {
  readonly view: ResourceView;
  readonly tabs: readonly ResourceView[];
  readonly stage: Reading;
  readonly props: Look;
  readonly panel: TemplateResult | typeof nothing;
  readonly rhythm: (day: IsoDate, zone: TimeZone) => TemplateResult | typeof nothing;
}

/** What is around every view: tabs, what went wrong, how fresh it is, the way on. */
export function frameTemplate(frame: FrameProps): TemplateResult {
  const { stage, view, tabs, props } = frame;
  if (stage.status === 'idle') return html`<slot></slot>`;
  const tabbed = tabs.length > 1;
  const busy = stage.status === 'loading' || (stage.status === 'ready' && stage.busy);
  return html`
    <div class="frame" part="frame" @pointerover=${props.actions.hint} @focusin=${props.actions.hint}>
      ${tabbed ? tabList(frame) : nothing}
      <div class="body ${view}" id="body" aria-busy=${busy ? 'true' : 'false'} role=${tabbed ? 'tabpanel' : nothing} aria-labelledby=${tabbed ? `tab-${view}` : nothing}>
        ${body(frame)}
      </div>
      ${frame.panel}
      ${stage.status === 'ready' ? footer(stage, frame) : nothing}
    </div>
  `;
}

function body({ stage, props }: FrameProps): TemplateResult {
  const { people, strings: { availability, common }, actions } = props;
  switch (stage.status) {
    case 'idle':
    case 'loading':
      return html`<div class="skeleton" part="skeleton"><span class="hidden" role="status">${common.loading}</span></div>`;
    case 'empty':
      return html`<p class="notice" part="empty">${stage.most === undefined ? availability.nothing : availability.tooMany(people, stage.most)}</p><slot></slot>`;
    case 'failed':
      return html`${failure(stage.error, common, actions.retry)}<slot></slot>`;
    case 'ready':
      return html`${stage.error && !fresh(stage) ? failure(stage.error, common, actions.retry) : nothing}${stage.module.render({ ...stage, ...props })}`;
  }
}

function tabList({ tabs, view, props: { strings: { availability }, actions } }: FrameProps): TemplateResult {
  const walk = (event: KeyboardEvent) => {
    const next = tabs[tabTarget(event, tabs.indexOf(view), tabs.length)];
    if (!next) return;
    event.preventDefault();
    actions.show(next, true);
  };
  return html`
    <div class="tabs" part="tabs" role="tablist" aria-label=${availability.views} @keydown=${walk}>
      ${tabs.map((tab) => html`
        <button type="button" role="tab" part="tab" id="tab-${tab}" aria-controls="body" aria-selected=${tab === view ? 'true' : 'false'}
          tabindex=${tab === view ? 0 : -1} @click=${() => actions.show(tab, false)}>${availability.view[tab]}</button>`)}
    </div>
  `;
}

function tabTarget({ key, currentTarget }: KeyboardEvent, here: number, count: number): number {
  const ahead = getComputedStyle(currentTarget as HTMLElement).direction === 'rtl' ? -1 : 1;
  switch (key) {
    case 'ArrowRight': return (here + ahead + count) % count;
    case 'ArrowLeft': return (here - ahead + count) % count;
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return -1;
  }
}

/** How lively it usually is, how old the numbers are, and whose clock they follow where that is not the visitor's. */
function footer(stage: ReadyReading, { view, rhythm, props: { picked, now, formats, strings: { common } } }: FrameProps): TemplateResult {
  const { availability: { asOf, timeZone }, day, error } = stage;
  const time = dayOf(asOf, timeZone) === dayOf(now, timeZone) ? formats.time(asOf, timeZone) : formats.dayAndTime(asOf, timeZone);
  return html`
    ${view === 'offices' ? nothing : html`<p class="rhythm small" part="rhythm">${rhythm(view === 'desks' ? (picked ?? day) : day, timeZone)}</p>`}
    <div class="fresh small muted" part="freshness">
      ${error && fresh(stage) ? staleness(common.stale(time)) : html`<p>${common.asOf(time)}</p>`}
      ${sameClock(timeZone, visitorZone(), now) ? nothing : html`<p part="zone">${common.zone(formats.place(timeZone))}</p>`}
    </div>
  `;
}

/** What is shown is about the day that the visitor looks at, though it may be old. */
const fresh = ({ availability, day }: ReadyReading): boolean => covers(availability, day);
