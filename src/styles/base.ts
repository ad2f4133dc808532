import { css } from 'lit';
import { tokens } from './tokens.js';

/** What all first looks share: text, buttons, room that is kept. `more.ts` has the rest. */
export const base = [
  tokens,
  css`
    :host {
      display: block;
      color: var(--cowork-text, currentColor);
      font: inherit;
      line-height: 1.5;
      text-align: start;
      overflow-wrap: anywhere;
    }
    :host([hidden]) { display: none; }
    *, ::before, ::after { box-sizing: border-box; }
    h3, h4, p, ul, ol, fieldset, table { margin: 0; padding: 0; border: 0; }
    h3, h4 { font-size: 1.1em; line-height: 1.3; text-wrap: balance; }
    ul, ol { list-style: none; }
    button { min-block-size: var(--_target); padding: 0.4em 0.9em; border: 1px solid var(--_line); border-radius: var(--_radius); background: transparent; color: inherit; font: inherit; cursor: pointer; }

    .muted { color: var(--_muted); }
    .small { font-size: 0.875em; }
    .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .skeleton { border-radius: var(--_radius); background: var(--_fill); min-block-size: 1.5em; }
  `,
];
