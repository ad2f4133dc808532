import { css } from 'lit';
import { tokens } from './tokens.js';

/** What all elements look alike in: text, buttons, notices, focus. */
export const base = [
  tokens,
  css`
    :host {
      display: block;
      color: var(--_text);
      font: inherit;
      line-height: 1.5;
      text-align: start;
      overflow-wrap: anywhere;
    }
    :host([hidden]) { display: none; }
    *, ::before, ::after { box-sizing: border-box; }
    h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, table { margin: 0; padding: 0; border: 0; }
    h2, h3, h4 { font-size: 1.1em; line-height: 1.3; text-wrap: balance; }
    ul, ol { list-style: none; }
    img { max-inline-size: 100%; block-size: auto; }
    a { color: inherit; text-underline-offset: 0.2em; }
    button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }

    button {
      min-block-size: var(--_target);
      padding: 0.4em 0.9em;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: transparent;
      cursor: pointer;
      touch-action: manipulation;
    }
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
    :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
    :is(h2, h3, h4, p, [tabindex='-1']):focus { outline: none; }

    .muted { color: var(--_muted); }
    .small { font-size: 0.875em; }
    .row { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; }
    .stack { display: grid; gap: var(--_gap); }
    .notice { display: grid; gap: 0.5em; justify-items: start; padding: 0.75em 1em; border-radius: var(--_radius); background: var(--_fill); border-inline-start: 4px solid var(--_line); }
    .notice.error { border-inline-start-color: var(--_danger); }
    .notice.success { border-inline-start-color: var(--_accent); }
    .tag { display: inline-block; padding: 0 0.6em; border: 1px solid var(--_line); border-radius: 99em; font-size: 0.8125em; line-height: 1.7; }
    .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .skeleton { border-radius: var(--_radius); background: var(--_fill); min-block-size: 1.5em; }

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
  `,
];
