import { css } from 'lit';

/** A page of a programme: the days in the margin, what happens beside them. */
export const styles = css`
  .root { container-type: inline-size; display: grid; gap: 1.5em; }
  .root > * { min-inline-size: 0; }
  .head { min-block-size: var(--_target); }
  .foot { min-block-size: var(--_target); }
  .day { display: grid; gap: 1em 2em; padding-block: 1.75em; border-block-start: 1px solid var(--_line); }
  .skeleton.date { block-size: 2.75em; inline-size: 6em; }
  .day > .skeleton:last-child { min-block-size: 7em; }

  .date { display: grid; grid-template-columns: auto 1fr; column-gap: 0.6em; align-items: center; font-size: 0.8rem; font-weight: 400; line-height: 1.25; }
  .date b { grid-row: span 2; font-size: 2.75em; font-weight: 600; line-height: 1; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
  .date span::first-letter { text-transform: uppercase; }
  .date .today { grid-column: 1 / -1; justify-self: start; margin-block-start: 0.5em; color: var(--_accent-text); font-weight: 600; }
  .month-name { color: var(--_muted); }
  .days ol { display: grid; gap: 2em; }

  .entry { display: grid; gap: 0.75em 2em; align-items: start; }
  .what { display: grid; gap: 0.3em; justify-items: start; }
  .time { font-size: 0.875em; font-variant-numeric: tabular-nums; color: var(--_muted); }
  .entry h4 { font-size: 1.3em; font-weight: 650; line-height: 1.2; letter-spacing: -0.01em; }
  .off { font-weight: 600; color: var(--_danger-text); }
  .facts { display: flex; flex-wrap: wrap; gap: 0.25em 0.5em; align-items: baseline; font-size: 0.875em; color: var(--_muted); }
  .facts li:not(.tag):has(+ li:not(.tag))::after { content: '·' / ''; margin-inline-start: 0.5em; }
  .tag { padding: 0 0.6em; border: 1px solid var(--_line); border-radius: 99em; font-size: 0.8125em; line-height: 1.7; }
  .way { display: grid; gap: 0.25em; justify-items: start; }
  .way .primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .way > a { color: inherit; text-underline-offset: 0.2em; display: inline-flex; align-items: center; min-block-size: var(--_target); }
  .walk-in { font-weight: 600; color: var(--_accent-text); }

  .about { padding: 0; border: 0; font-size: 0.875em; text-decoration: underline; text-underline-offset: 0.2em; }
  .more { justify-self: center; }

  @container (min-width: 36rem) {
    .entry { grid-template-columns: 1fr minmax(9em, auto); }
    .way { justify-items: end; text-align: end; max-inline-size: 13em; }
  }
  @container (min-width: 42rem) {
    .day { grid-template-columns: 7.5em 1fr; }
    .date { grid-template-columns: 1fr; }
    .date b { grid-row: auto; font-size: 3.5em; margin-block-end: 0.1em; }
  }
`;
