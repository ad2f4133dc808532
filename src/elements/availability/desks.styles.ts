import { css } from 'lit';

/** The month, and beside or below it the day that was picked. */
export const desksStyles = css`
  .split { display: grid; gap: calc(var(--_gap) * 2); grid-template-columns: minmax(0, 1fr); align-items: start; }
  .split > div { display: grid; gap: var(--_gap); grid-template-columns: minmax(0, 1fr); }
  .month td button { min-block-size: 58px; }
  .month .note { font-size: 0.75em; white-space: nowrap; }
  .month [part~='free'] { border-color: color-mix(in srgb, var(--_accent) 55%, transparent); background: var(--_tint); }
  .month [part~='full'] { border-style: dashed; color: var(--_muted); }
  .month [part~='closed'], .month [part~='over'] { opacity: 0.75; }
  .month .skeleton { display: block; inline-size: 2.2em; min-block-size: 0.7em; }
  .desks { display: grid; gap: var(--_gap); }
  .desks li { display: flex; flex-wrap: wrap; gap: 0.5em 1em; align-items: center; justify-content: space-between; padding-block: 0.75em; border-block-start: 1px solid var(--_line); }
  .desks li > span { display: grid; }
  .day { align-content: start; }
  .day > button { justify-self: start; }
  @container frame (width < 34rem) {
    .month .note { white-space: normal; max-inline-size: 2.8em; overflow-wrap: normal; line-height: 1.15; }
  }
  @container frame (width >= 48rem) {
    .split { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
    .day { padding-block-start: 0.6em; }
  }
`;
