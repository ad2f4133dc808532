import { css } from 'lit';

/** The first look: heights are kept from the skeleton on, so nothing around the element moves. */
export const styles = css`
  :host { min-inline-size: min(100%, 18rem); }
  .frame, :host > .body { min-block-size: var(--cowork-availability-min-height, 37rem); }
  .body { display: grid; gap: var(--_gap); align-content: start; grid-template-columns: minmax(0, 1fr); }
  .body:has(> .skeleton) { align-content: stretch; }
  .body > .skeleton { opacity: 0.6; }
`;
