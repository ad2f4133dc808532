import { html, nothing, type TemplateResult } from 'lit';
import type { BackendError } from '../../backend/error.js';
import type { StatusStrings } from '../../i18n/sections/status.js';

/** A sentence that says what went wrong, and a way on. */
export const failure = (error: BackendError, strings: StatusStrings, retry: () => void): TemplateResult => html`
  <div class="notice error" part="error" role="alert">
    <p>${strings.errors[error.code]}</p>
    ${error.code === 'unsupported' ? nothing : html`<button type="button" part="retry" @click=${retry}>${strings.retry}</button>`}
  </div>
`;

/** Shown above an answer that may be old because asking again failed. */
export const staleness = (text: string): TemplateResult => html`<p class="small muted" part="stale" role="status">${text}</p>`;
