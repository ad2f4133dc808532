import { css } from 'lit';

/** Seven columns; how many there is room for is decided by the element, which knows what to draw instead. */
export const styles = css`
  .week-view { display: grid; gap: 1.25em; }
  .week-head { display: flex; align-items: center; justify-content: space-between; gap: 0.5em; }
  .week-head h3 { flex: 1; text-align: center; }
  .week { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); border-block-start: 1px solid var(--_line); }
  .week-day { display: grid; gap: 0.5em; align-content: start; min-block-size: 11em; padding: 0.75em 0.4em; border-inline-start: 1px solid var(--_line); }
  .week-day:first-child { border: 0; }
  .week-day h4 { font-size: 1em; font-weight: 400; }
  .week-day h4[aria-current] { color: var(--_accent-text); font-weight: 650; }
  .week-day ul { display: grid; gap: 0.4em; }
  .slip { display: grid; inline-size: 100%; gap: 0.1em; padding: 0.4em 0.5em; border-color: transparent; background: var(--_tint); font-size: 0.875em; line-height: 1.3; text-align: start; hyphens: auto; }
  .slip[part~='ritual'] { background: transparent; border-color: var(--_line); border-style: dashed; }
  .slip > .small { color: var(--_muted); font-variant-numeric: tabular-nums; }
  .slip > .off { color: var(--_danger-text); }
  .chosen .day { border: 0; padding-block: 0; }
`;
