// The first look: what is around every view, and a day of rooms. Rooms are kept for what later.ts adds.
import { html, nothing, type TemplateResult } from 'lit';
import type { ResourceView } from '../../domain/availability.js';
import type { CommonStrings } from '../../i18n/strings.js';
import type { ReadyReading, Reading } from './availability.controller.js';
import { roomsTemplate, type RoomsExtras, type RoomsLook } from './rooms.template.js';

export type Piece = TemplateResult | typeof nothing;

export interface AvailabilityLook extends Omit<RoomsLook, 'later'> {
  readonly common: CommonStrings;
  readonly view: ResourceView;
  readonly tabs: readonly ResourceView[];
  readonly later: AvailabilityExtras | undefined;
  /** It was asked for and did not come. */
  readonly missing: boolean;
}

/** What is added once the first look has been drawn, or where it cannot be. */
export interface AvailabilityExtras {
  /** A day of rooms. */
  readonly rooms: RoomsExtras;
  readonly tabs: () => Piece;
  /** How many come, and whatever else narrows the choice. */
  readonly tools: () => Piece;
  /** A view that is not the first look. */
  readonly show: (reading: ReadyReading) => TemplateResult | undefined;
  /** Said where there is nothing to show. */
  readonly instead: (reading: Reading) => Piece;
  /** The way from something free to having it. */
  readonly panel: () => Piece;
  /** How lively such a day usually is. */
  readonly rhythm: (reading: ReadyReading) => Piece;
  /** How old the numbers are, and whose clock they follow. */
  readonly freshness: (reading: ReadyReading) => Piece;
}

export function availabilityTemplate(reading: Reading, look: AvailabilityLook): TemplateResult {
  const { view, tabs, common, later, missing } = look;
  const ready = reading.status === 'ready' ? reading : undefined;
  const tabbed = later && tabs.length > 1;
  return html`
    <div class="frame" part="frame">
      ${tabs.length > 1 ? html`<div class="top">${later?.tabs()}</div>` : nothing}
      <div class="tools">${later?.tools()}</div>
      <div class="body" id="body" aria-busy=${reading.status === 'loading' || (ready?.busy ?? false)}
        role=${tabbed ? 'tabpanel' : nothing} aria-labelledby=${tabbed ? `tab-${view}` : nothing}>
        ${(ready ? (later?.show(ready) ?? (view === 'rooms' ? roomsTemplate(ready, { ...look, later: later?.rooms }) : undefined)) : later?.instead(reading))
          ?? html`<div class="skeleton" part="skeleton"><span class="hidden" role="status">${common.loading}</span></div>`}
      </div>
      ${later?.panel()}
      ${ready ? html`
        ${view === 'offices' ? nothing : html`<p class="rhythm small" part="rhythm">${later?.rhythm(ready)}</p>`}
        <div class="fresh small muted" part="freshness">${later?.freshness(ready)}</div>` : nothing}
      ${missing ? html`<slot></slot>` : nothing}
    </div>
  `;
}

/** Holds the room while there is nothing to read yet. */
export const wordless = (): TemplateResult =>
  html`<div class="body" aria-busy="true"><div class="skeleton" part="skeleton"></div></div>`;
