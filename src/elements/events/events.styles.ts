import { css } from 'lit';

/** What holds the room until the rest is there: the days in the margin, what happens beside them. */
export const styles = css`
  .root { container-type: inline-size; display: grid; gap: 1.5em; }
  .root > * { min-inline-size: 0; }
  .head { min-block-size: var(--_target); }
  .day { display: grid; gap: 1em 2em; padding-block: 1.75em; border-block-start: 1px solid var(--_line); }
  .skeleton.date { block-size: 2.75em; inline-size: 6em; }
  .day > .skeleton:last-child { min-block-size: 7em; }
  @container (min-width: 42rem) {
    .day { grid-template-columns: 7.5em 1fr; }
  }
`;
