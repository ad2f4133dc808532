import { css } from 'lit';

/** The first look: heights are kept from the skeleton on, so nothing around the element moves. */
export const styles = css`
  :host { min-inline-size: min(100%, 18rem); }
  .body { display: grid; gap: var(--_gap); align-content: start; grid-template-columns: minmax(0, 1fr); min-block-size: var(--cowork-availability-min-height, 22rem); }
  .body.desks { min-block-size: var(--cowork-availability-min-height, 29rem); }
  .body > .skeleton { min-block-size: inherit; opacity: 0.6; }
`;
