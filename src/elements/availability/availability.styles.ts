import { css } from 'lit';

/** The frame around every view: heights are kept from the skeleton on, so nothing around the element moves. */
export const styles = css`
  :host { min-inline-size: min(100%, 18rem); }
  .frame, :host > .body { min-block-size: var(--cowork-availability-min-height, 37rem); }
  .frame { container: frame / inline-size; display: flex; flex-direction: column; gap: calc(var(--_gap) * 1.25); }
  .frame > * { min-inline-size: 0; }
  .frame > .body { flex: 1 0 auto; }
  .body { display: grid; gap: var(--_gap); align-content: start; grid-template-columns: minmax(0, 1fr); }
  .body:has(> .skeleton) { align-content: stretch; }
  .body > .skeleton { opacity: 0.6; }
  .top { min-block-size: calc(var(--_target) + 1px); }
  .tools { min-block-size: var(--_target); }
  .rhythm { min-block-size: 1.5lh; }
  .fresh { min-block-size: 1lh; }
  @container frame (width < 40rem) {
    .rhythm { min-block-size: 3lh; }
  }
`;
