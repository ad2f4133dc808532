import { css } from 'lit';

/** The looks of what comes after the choice of a time. */
export const lateStyles = css`
  .chosen { max-inline-size: 40em; display: grid; gap: var(--_gap); justify-items: start; padding: 1em 1.2em; border-radius: calc(var(--_radius) * 1.5); background: var(--_tint); }
  .chosen strong { font-size: 1.1em; }
  .chosen strong::first-letter { text-transform: uppercase; }
  .nowrap { white-space: nowrap; }
  form { gap: calc(var(--_gap) * 1.4); }
  form details { border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.5); padding: 0 1em; max-inline-size: 100%; }
  form details[open] { padding-block-end: 1em; }
  form summary { min-block-size: var(--_target); align-content: center; font-weight: 600; cursor: pointer; }
  form details .choice:first-of-type { grid-column: 1 / -1; }
  form details > .stack { margin-block-start: 0.5em; }
  .notice .row button { text-align: start; }

  .visit { display: grid; gap: calc(var(--_gap) * 1.5); max-inline-size: 40em; }
  .visit h3 { font-size: 1.4em; }
  .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15em), 1fr)); gap: var(--_gap) calc(var(--_gap) * 2); padding: 1em 1.2em; border-radius: calc(var(--_radius) * 1.5); background: var(--_tint); }
  .facts > :has(.person) { grid-column: 1 / -1; }
  .facts dt { font-size: 0.875em; color: var(--_muted); }
  .facts dd::first-letter { text-transform: uppercase; }
  .facts .cancelled { text-decoration: line-through; }
  blockquote { padding-inline-start: 1em; border-inline-start: 3px solid var(--_accent); white-space: pre-line; }
  .visit h4 { margin-block-end: 0.25em; }
  .visit button.plain { padding-inline: 0; }
  [part='calendar'] { gap: 0 1.25em; }
  [part='calendar'] :is(a, span) { min-block-size: var(--_target); align-content: center; }
  .arrival { white-space: pre-line; }
`;
