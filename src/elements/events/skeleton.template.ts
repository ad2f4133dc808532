import { html, nothing, type TemplateResult } from 'lit';

/** Boxes of about the height of what comes, so that nothing below moves. */
export const skeleton = (rows: number): TemplateResult => html`
  <div class="days" aria-busy="true">
    ${Array.from({ length: rows }, () => html`<div class="day"><div class="skeleton date"></div><div class="skeleton"></div></div>`)}
  </div>
`;

/** The whole element before it can speak; `head` keeps the room of the switch. */
export const wordless = (rows: number, head: boolean): TemplateResult => html`
  <div class="root">${head ? html`<div class="head"></div>` : nothing}${skeleton(rows)}</div>
`;
