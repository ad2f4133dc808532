// Fields that several forms of the staff have.
import { html } from 'hono/html';
import type { Html, View } from './view.ts';

/** A few words to the visitor. */
export const reasonField = ({ words }: View, id: string): Html => html`<p class="field"><label for="reason-${id}">${words.reason}</label>
<textarea id="reason-${id}" name="reason" rows="2" maxlength="500" aria-describedby="reason-note-${id}"></textarea>
<small id="reason-note-${id}">${words.reasonNote}</small></p>`;

export const quietlyField = ({ words }: View, id: string): Html =>
  html`<p class="field check"><input type="checkbox" id="quietly-${id}" name="quietly" value="yes"><label for="quietly-${id}">${words.quietly}</label></p>`;

export const option = (value: string, label: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === (chosen ?? '') ? html` selected` : ''}>${label}</option>`;
