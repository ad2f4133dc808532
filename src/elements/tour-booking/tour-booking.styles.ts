import { css } from 'lit';

/** The room that the element takes, from the start. */
export const styles = css`
  .frame { display: grid; gap: calc(var(--_gap) * 2); }
  .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr)); gap: calc(var(--_gap) * 1.5) calc(var(--_gap) * 3); align-items: start; }
  .skeleton.line { inline-size: 40%; }
  .skeleton.cards { block-size: 6em; }
  .skeleton.calendar { block-size: 23em; }
  .skeleton.times { block-size: 12em; }
`;
