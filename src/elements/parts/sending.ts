// What a visitor reads while something is sent, and when it did not go.
import { html, type TemplateResult } from 'lit';
import type { BackendError } from '../../backend/error.js';
import type { Submission } from '../../controllers/submission.js';
import type { FormStrings } from '../../i18n/sections/form.js';
import type { StatusStrings } from '../../i18n/sections/status.js';

/** Why it takes a moment; empty while there is nothing to say. @param proving - A proof of work is waited for. */
export const sendingNote = (state: Submission<unknown>, proving: boolean, words: FormStrings): TemplateResult =>
  html`<p class="small muted" role="status" part="sending">${state.status !== 'sending' ? '' : proving ? words.proving : state.slow ? words.slow : ''}</p>`;

/** Unlike a read, what was sent is not tried again for ever: the visitor decides. */
export function unsentText({ code, retryAfter = 0 }: BackendError, words: FormStrings, status: StatusStrings): string {
  switch (code) {
    case 'offline': return words.unsent.offline;
    case 'rate-limited': return words.unsent.busy(Math.ceil(retryAfter));
    case 'unreachable':
    case 'timeout':
    case 'unavailable':
    case 'malformed':
    case 'in-progress': return words.unsent.unknown;
    default: return status.errors[code];
  }
}
