import { html, nothing, type TemplateResult } from 'lit';
import type { Host } from '../../domain/space.js';
import { languageName, listOf } from '../../i18n/names.js';

/** A host: face (the name beside it says who it is, so it needs no words), name, what they do here, the languages they speak, a sentence of their own. */
export const personCard = (host: Host, language: string): TemplateResult => html`
  <span class="person" part="person">
    ${host.photo ? html`<img part="photo" src=${host.photo.url} alt="" width="56" height="56" loading="lazy">` : nothing}
    <span>
      <strong>${host.name}</strong>${host.role ? html`<span class="muted">, ${host.role}</span>` : nothing}
      ${host.languages?.length ? html`<span class="small muted block">${listOf(host.languages.map((code) => languageName(code, language)), language)}</span>` : nothing}
      ${host.sentence ? html`<span class="block">${host.sentence}</span>` : nothing}
    </span>
  </span>
`;
