// A calendar to follow: in the visitor's own program, in three on the web, or by its address.
import { html, type TemplateResult } from 'lit';
import { toGoogleFeed, toOutlookFeed, toWebcal } from '../../domain/calendar-feeds.js';
import type { DetailStrings } from '../../i18n/sections/detail.js';
import type { Copying } from './copy.js';
import { copyButton, copyNote } from './share.template.js';

/** @param name - What the calendar is called where one may choose. */
export const subscribeLinks = (address: string, name: string, copying: Copying, words: DetailStrings): TemplateResult => html`
  <p class="row small links" part="subscribe-links" role="group" aria-label=${words.subscribe}>
    <a href=${toWebcal(address)}>${words.ownCalendar}</a>
    <a href=${toGoogleFeed(address)} target="_blank" rel="noopener noreferrer">Google</a>
    <a href=${toOutlookFeed('live', address, name)} target="_blank" rel="noopener noreferrer">Outlook.com</a>
    <a href=${toOutlookFeed('office', address, name)} target="_blank" rel="noopener noreferrer">Microsoft 365</a>
    ${copyButton(address, words.copyAddress, copying, words)}
  </p>
  ${copyNote(address, words.address, copying)}
`;
