import { html, nothing, type TemplateResult } from 'lit';
import type { Host } from '../../domain/space.js';
import type { Formats } from '../../i18n/formats.js';

/** A host: face (the name beside it says who it is, so it needs no words), name, what they do here, the languages they speak, a sentence of their own. */
export const personCard = (host: Host, formats: Formats): TemplateResult => html`
  <span class="person" part="person">
    ${host.photo ? html`<img part="photo" src=${host.photo.url} alt="" width="56" height="56" loading="lazy">` : nothing}
    <span>
      <strong>${host.name}</strong>${host.role ? html`<span class="muted">, ${host.role}</span>` : nothing}
      ${host.languages?.length ? html`<span class="small muted block">${formats.list(host.languages.map((code) => formats.languageName(code)))}</span>` : nothing}
      ${host.sentence ? html`<span class="block">${host.sentence}</span>` : nothing}
    </span>
  </span>
`;
