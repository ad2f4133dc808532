// What one wants to know once an event is interesting. Fetched then.
import { html, nothing, type TemplateResult } from 'lit';
import type { Instant, TimeZone } from '../../domain/dates.js';
import type { SpaceEvent } from '../../domain/events.js';
import { isAboveFloor } from '../../domain/people.js';
import { webAddress } from '../../domain/web.js';
import type { AllFormats } from '../../i18n/all-formats.js';
import type { ProgrammeStrings } from '../../i18n/sections/programme.js';
import { calendarLinks } from '../parts/calendar-links.js';
import { paragraphs } from '../parts/paragraphs.js';
import { toCalendarEntry } from './calendar.model.js';
import { placeOf } from './events.model.js';

export interface DetailLook {
  readonly at: Instant;
  readonly zone: TimeZone;
  readonly words: ProgrammeStrings;
  readonly formats: AllFormats;
}

export type DetailTemplate = typeof detailTemplate;

export function detailTemplate(event: SpaceEvent, { words, formats, at, zone }: DetailLook): TemplateResult {
  const { description = '', guests, image, status } = event;
  const [picture, page, map] = [webAddress(image?.url), webAddress(event.url), webAddress(event.location?.url)];
  return html`
    ${picture ? html`<img src=${picture} alt=${image?.alt ?? ''} width=${image?.width ?? 640} height=${image?.height ?? 400} loading="lazy">` : nothing}
    ${paragraphs(description).map((text) => html`<p class="prose">${text}</p>`)}
    ${guests?.count !== undefined && isAboveFloor(guests.count, guests.minimumGroup) ? html`<p part="going">${words.going(guests.count)}</p>` : nothing}
    ${guests?.shown.length ? html`
      <div class="row"><span>${words.goingAmong}</span>
        <ul class="row" part="guests">${guests.shown.map(({ craft, firstName }) => html`<li class="tag">${[firstName, craft].filter(Boolean).join(' · ')}</li>`)}</ul>
      </div>` : nothing}
    ${page || map ? html`<p class="row">
      ${page ? html`<a href=${page}>${words.page}</a>` : nothing}
      ${map ? html`<a href=${map}>${placeOf(event) || formats.place(zone)}</a>` : nothing}</p>` : nothing}
    ${status === 'scheduled' ? calendarLinks(toCalendarEntry(event), at, words) : nothing}
  `;
}
