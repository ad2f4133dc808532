import { css } from 'lit';

/** The room that the element takes, from the start. */
export const styles = css`
  .frame { display: grid; container-type: inline-size; gap: calc(var(--_gap) * 2); }
  .when { display: grid; grid-template: auto 1fr / repeat(2, minmax(0, 1fr)); gap: calc(var(--_gap) * 1.5) calc(var(--_gap) * 3); align-items: start; }
  .times { grid-row: span 2; min-block-size: 40em; }
  .calendar { min-block-size: calc(9 * var(--_target) + 6em); }
  @container (max-width: 40em) {
    .when { grid-template: none; }
    .times { min-block-size: 16em; }
    :host(:not([calendar='month'])) .calendar { min-block-size: calc(3 * var(--_target) + 9em); }
  }
  .to-come { block-size: 9em; }
`;
