import { css } from 'lit';

/** The month grid: seven columns at every width, a day is never smaller than a finger. */
export const month = css`
  .month-head { display: flex; align-items: center; justify-content: space-between; gap: 0.5em; }
  .month-head [aria-disabled='true'] { opacity: 0.4; }
  .month-head h3 { flex: 1; text-align: center; }
  .month-head h3::first-letter { text-transform: uppercase; }
  .month { inline-size: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 2px; }
  .month th { font-weight: 400; font-size: 0.8125em; color: var(--_muted); text-align: center; padding: 0.25em 0; }
  .month td { padding: 0; vertical-align: top; text-align: center; }
  .month td button { inline-size: 100%; padding: 0.25em 0.1em; display: grid; justify-items: center; align-content: center; gap: 0.1em; line-height: 1.2; }
  .month td button[aria-disabled='true'] { border-color: transparent; color: var(--_muted); }
  .month td button[aria-disabled='true']:hover { background: transparent; }
  .month td [aria-current='date'] .number { font-weight: 800; text-decoration: underline; text-underline-offset: 0.25em; }
  .week td button { min-block-size: 4em; }
  .week .note { font-size: 0.75em; overflow-wrap: anywhere; }
  .month .number { font-variant-numeric: tabular-nums; }
`;
