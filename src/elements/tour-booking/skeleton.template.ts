import { html, nothing, type TemplateResult } from 'lit';

/** About as high as what comes, so that nothing below it moves. */
export const skeletonTemplate = (label: string): TemplateResult => html`
  <div class="frame" role="status" aria-busy="true" aria-label=${label || nothing} part="loading">
    <div class="skeleton to-come"></div>
    <div class="skeleton to-come"></div>
    <div class="skeleton to-come"></div>
    <div class="when"><div class="skeleton calendar"></div><div class="skeleton times"></div></div>
  </div>
`;
