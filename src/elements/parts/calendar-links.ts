// A date for the visitor's own calendar: a file for any program, and the three that are asked for most.
import { html, type TemplateResult } from 'lit';
import { toCalendarFile, toGoogleLink, toOutlookLink, type CalendarEntry } from '../../domain/calendar-file.js';
import type { Instant } from '../../domain/dates.js';

export interface CalendarWords {
  readonly addToCalendar: string;
  readonly calendarFile: string;
}

export type OwnCalendar = 'file' | 'google' | 'outlook';

/** @param added - Is told which one the visitor takes. */
export const calendarLinks = (entry: CalendarEntry, stamp: Instant, words: CalendarWords, added?: (calendar: OwnCalendar) => void): TemplateResult => html`
  <p class="row small" part="calendar" role="group" aria-label=${words.addToCalendar}>
    <span aria-hidden="true">${words.addToCalendar}:</span>
    <button type="button" class="plain" part="calendar-file" @click=${() => { saveCalendar(entry.title, entry, stamp); added?.('file'); }}>${words.calendarFile}</button>
    <a href=${toGoogleLink(entry)} target="_blank" rel="noopener noreferrer" @click=${() => added?.('google')}>Google</a>
    <a href=${toOutlookLink('live', entry)} target="_blank" rel="noopener noreferrer" @click=${() => added?.('outlook')}>Outlook.com</a>
    <a href=${toOutlookLink('office', entry)} target="_blank" rel="noopener noreferrer" @click=${() => added?.('outlook')}>Microsoft 365</a>
  </p>
`;

/** Hands the file to the browser, which saves it or opens it in the visitor's calendar. */
export function saveCalendar(title: string, entries: CalendarEntry | readonly CalendarEntry[], stamp: Instant): void {
  const url = URL.createObjectURL(new Blob([toCalendarFile(entries, stamp)], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'event'}.ics`;
  link.click();
  // Some browsers read the file only a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
