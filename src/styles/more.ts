import { css } from 'lit';
import { wordTokens } from './word-tokens.js';

/** What elements look alike in beyond their first looks: what is chosen, notices, other media. */
export const more = [wordTokens, css`
  h2, h5, dl, dt, dd, figure { margin: 0; padding: 0; border: 0; }
  h2 { font-size: 1.1em; line-height: 1.3; text-wrap: balance; }
  a { color: inherit; text-underline-offset: 0.2em; }
  input, select, textarea { font: inherit; color: inherit; }
  button, input, select, textarea { letter-spacing: inherit; touch-action: manipulation; }
  :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
  img { max-inline-size: 100%; block-size: auto; }
  button:hover { background: var(--_fill); }
  button.primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  button.primary:hover { background: color-mix(in srgb, var(--_accent) 88%, #000); }
  button.plain { border-color: transparent; text-decoration: underline; text-underline-offset: 0.2em; }
  button:disabled, [aria-disabled='true'] { cursor: default; }
  button[aria-pressed='true'], button[aria-selected='true'], [aria-current='true'] > button {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  :is(h2, h3, h4, p, [tabindex='-1']):focus { outline: none; }

  .row { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; }
  .stack { display: grid; gap: var(--_gap); }
  .notice { display: grid; gap: 0.5em; justify-items: start; padding: 0.75em 1em; border-radius: var(--_radius); background: var(--_fill); border-inline-start: 4px solid var(--_line); }
  .notice.error { border-inline-start-color: var(--_danger); }
  .notice.success { border-inline-start-color: var(--_accent); }
  .tag { display: inline-block; padding: 0 0.6em; border: 1px solid var(--_line); border-radius: 99em; font-size: 0.8125em; line-height: 1.7; }

  @media (prefers-reduced-motion: no-preference) {
    button { transition: background-color 0.12s; }
  }
  @media (forced-colors: active) {
    button.primary { border: 1px solid ButtonText; }
    button[aria-pressed='true'], button[aria-selected='true'] { outline: 2px solid Highlight; }
  }
  @media print {
    button { display: none; }
  }
`];
