import { html, nothing, type TemplateResult } from 'lit';
import type { DetailStrings } from '../../i18n/sections/detail.js';
import type { Copying } from './copy.js';

/** Hands the link to the system's own sheet where there is one, and to the clipboard everywhere. */
export function shareTemplate(link: string, title: string, copying: Copying, words: DetailStrings): TemplateResult {
  const native = typeof navigator.share === 'function';
  return html`
    <p class="row small" part="share">
      ${native ? html`<button type="button" class="plain" part="share-native" @click=${() => void share(link, title)}>${words.share}</button>` : nothing}
      ${copyButton(link, words.copyLink, copying, words)}
    </p>
    ${copyNote(link, words.link, copying)}
  `;
}

export const copyButton = (address: string, label: string, copying: Copying, words: DetailStrings): TemplateResult => html`
  <button type="button" class="plain" part="copy" @click=${() => void copying.copy(address)}>${label}</button>
  <span role="status">${copying.of(address) === 'copied' ? words.copied : nothing}</span>
`;

/** Where a browser keeps its clipboard to itself, the address is there to be copied by hand. */
export const copyNote = (address: string, label: string, copying: Copying): TemplateResult | typeof nothing => (copying.of(address) === 'shown'
  ? html`<input class="address" part="address" readonly aria-label=${label} .value=${address} @focus=${({ target }: Event) => (target as HTMLInputElement).select()}>`
  : nothing);

async function share(url: string, title: string): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch {
    // The visitor thought better of it.
  }
}
