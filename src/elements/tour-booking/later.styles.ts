import { css } from 'lit';

/** What is added to the first look. */
export const styles = css`
  .calendar { align-content: start; }
  a.button { display: inline-flex; align-items: center; min-block-size: var(--_target); padding: 0.4em 0.9em; border: 1px solid var(--_line); border-radius: var(--_radius); text-decoration: none; }
  a.button:hover { background: var(--_fill); }
  a.button.primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .slots button { grid-template-columns: auto minmax(0, 1fr); column-gap: 0.6em; }
  .slots button > * { grid-column: 1 / -1; }
  .slots time { grid-column: 1; font-variant-numeric: tabular-nums; }
  .stay { padding-inline: 0.5em; border-radius: 99em; background: var(--_tint); }
  .stay::before { content: '+'; font-weight: 700; }
  .slots .stay { grid-area: 1 / 2; justify-self: end; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .stay > span { margin-inline-start: 0.3em; }
  @container (max-width: 28em) {
    .stay > span { display: none; }
  }
  .notes { display: grid; gap: var(--_gap); max-inline-size: 34em; padding-block-start: var(--_gap); border-block-start: 1px solid var(--_line); }
  .notes:not(:has(> *)) { display: none; }
  .notes h4 { font-size: 1em; margin-block-end: 0.2em; }
  .notes ul { display: grid; gap: 0.3em; }
  .calendar-foot { gap: 0.5em 1.5em; justify-content: space-between; }
  .calendar-foot button { padding-inline: 0; }
  .fits { list-style: none; }
  .fits li { display: grid; grid-template-columns: 1.4em 1fr; }
  .fits li::before { content: '✓'; font-weight: 700; color: var(--_accent-text); }
  .fits .misses { color: var(--_muted); }
  .fits .misses::before { content: '–'; color: inherit; }
  .slots button:hover { border-color: var(--_accent); background: var(--_tint); }
  .choice:not(:has(:checked)):hover { background: var(--_fill); }
  .choice:has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .who .row { align-items: end; gap: 0.75em 1.25em; }
  .whos { container-type: normal; }
  .whos .options { grid-template-columns: repeat(2, auto); justify-content: start; gap: 0; }
  .whos .choice { align-content: center; padding: 0.4em 1.2em; text-align: center; border-radius: 0; }
  .whos .choice:first-of-type { border-start-start-radius: var(--_radius); border-end-start-radius: var(--_radius); border-inline-end-width: 0; }
  .whos .choice:last-of-type { border-start-end-radius: var(--_radius); border-end-end-radius: var(--_radius); }
  .who .field { font-weight: 400; }
  .who .field :is(input, select) { inline-size: 6em; }
  .sentence-below { display: none; margin-block-start: 0.6em; }
  @container (max-width: 28em) {
    .hosts .sentence-below { display: block; }
  }
  .month td button { border-radius: calc(var(--_radius) * 1.25); }
  .month td button[part~='free']:not([aria-pressed='true']) { background: var(--_tint); border-color: transparent; font-weight: 600; }
  .month td button[part~='free']:not([aria-pressed='true']):hover { border-color: var(--_accent); }
  .month td button[aria-pressed='true'] { background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .needs summary { min-block-size: var(--_target); align-content: center; cursor: pointer; text-decoration: underline; text-underline-offset: 0.2em; }
  .needs .row { gap: 0 1.5em; }
  .needs .check { padding-block: 0.6em; }
  .needs .field { font-weight: 400; margin-block: 0.25em; }
  @media (forced-colors: active) {
    .choice:has(:checked) { outline: 2px solid Highlight; }
    .month td button[part~='free'] { border-color: ButtonText; }
  }
`;
