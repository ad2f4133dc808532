import { css } from 'lit';

/** The room that the element takes, from the start. */
export const styles = css`
  .frame { display: grid; container-type: inline-size; gap: calc(var(--_gap) * 2); }
  .when { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19em), 1fr)); gap: calc(var(--_gap) * 1.5) calc(var(--_gap) * 3); align-items: start; }
  .times { min-block-size: 30em; }
  .calendar { min-block-size: calc(9 * var(--_target) + 6em); }
  @container (max-width: 40em) {
    .times { min-block-size: 16em; }
    :host(:not([calendar='month'])) .calendar { min-block-size: calc(3 * var(--_target) + 9em); }
  }
  .to-come { block-size: 7em; }
`;
