import { css } from 'lit';

/** The room that the element takes, from the start. */
export const styles = css`
  .frame { display: grid; gap: calc(var(--_gap) * 2); }
  .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr)); gap: calc(var(--_gap) * 1.5) calc(var(--_gap) * 3); align-items: start; }
  .calendar { min-block-size: 23em; }
  .times { min-block-size: 30em; }
  @media (max-width: 40em) { .times { min-block-size: 16em; } }
  .who-to-come { block-size: 4.75em; }
  .kinds-to-come { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr)); gap: 0.6em; padding-block-start: 2em; }
  .kinds-to-come > .skeleton { block-size: 6em; }
  .hosts-to-come { block-size: 8em; }
`;
