// One event where there is little room: when, and what.
import { html, nothing, type TemplateResult } from 'lit';
import type { IsoDate } from '../../domain/dates.js';
import { wayIn, type PlacedEvent } from './events.model.js';
import type { EventsLook } from './list.template.js';

export interface SlipPress {
  /** Whether it stands whole somewhere on the page. */
  readonly pressed: boolean;
  readonly press: () => void;
}

export function slipTemplate({ event, first }: PlacedEvent, day: IsoDate, { words, formats, zone, at, actions }: EventsLook, { pressed, press }: SlipPress): TemplateResult {
  const { kind, status, title, start, allDay } = event;
  const full = ['full', 'waitlist'].includes(wayIn(event, at).kind) ? words.full : undefined;
  const note = status === 'scheduled' ? full : words[status];
  return html`
    <button type="button" class="slip" part="slip ${kind} ${status}" data-slip=${event.id} aria-pressed=${pressed} @click=${press} @pointerenter=${actions.hint}>
      <span class="small">${allDay || first < day ? words.allDay : html`<time datetime=${start}>${formats.time(start, zone)}</time>`}</span>
      ${status === 'scheduled' ? html`<bdi>${title}</bdi>` : html`<s><bdi>${title}</bdi></s>`}
      ${note ? html`<span class="small off">${note}</span>` : nothing}
    </button>
  `;
}
