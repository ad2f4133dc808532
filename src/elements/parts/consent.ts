// The operator's own words before something is sent.
import { html, nothing, type TemplateResult } from 'lit';
import type { Consent } from '../../domain/people.js';
import type { Space } from '../../domain/space.js';
import { webAddress } from '../../domain/web.js';
import type { FormStrings } from '../../i18n/sections/form.js';

export function consentNote(space: Space | undefined, words: FormStrings): TemplateResult | typeof nothing {
  const terms = webAddress(space?.termsUrl);
  const privacy = webAddress(space?.privacyUrl);
  if (!space?.consentText && !terms && !privacy) return nothing;
  return html`<p class="small muted" part="consent">
    ${space?.consentText ?? nothing}
    ${terms ? html`${words.agree} <a href=${terms} target="_blank" rel="noopener">${words.terms}</a>.` : nothing}
    ${privacy ? html`<a href=${privacy} target="_blank" rel="noopener">${words.privacy}</a>` : nothing}
  </p>`;
}

/** What sending under that note means. */
export const consentTo = (space: Space | undefined): { readonly consent?: Consent } =>
  webAddress(space?.termsUrl) ? { consent: { terms: true } } : {};
