import { css } from 'lit';

/** What is added to the list. */
export const styles = css`
  .foot { display: flex; flex-wrap: wrap; gap: 0.5em 1em; align-items: center; justify-content: space-between; }
  .head { display: flex; gap: 0.5em; align-items: center; justify-content: space-between; }
  .switch { display: flex; min-inline-size: 0; }
  /* All in one row at every width, as its room was kept for one. */
  .head button { padding-inline: clamp(0.4em, 2.5cqi, 1em); font-size: clamp(0.75em, 5cqi, 1em); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .head select { min-inline-size: 0; min-block-size: var(--_target); padding-inline: 0.6em; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface); color: inherit; }
  .switch button { border-radius: 0; margin-inline-start: -1px; }
  .switch button:first-child { margin: 0; border-start-start-radius: var(--_radius); border-end-start-radius: var(--_radius); }
  .switch button:last-child { border-start-end-radius: var(--_radius); border-end-end-radius: var(--_radius); }
  .switch [aria-pressed='true'] { z-index: 1; }
  .head [part='filter'] { flex: none; }
  .subscribe summary { display: flex; align-items: center; min-block-size: var(--_target); font-size: 0.875em; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
  .subscribe[open] { flex-basis: 100%; }
  .links > * { display: inline-flex; align-items: center; min-block-size: var(--_target); padding: 0; }
  .address { inline-size: min(100%, 30em); min-block-size: var(--_target); padding: 0.4em 0.6em; border: 1px solid var(--_line); border-radius: var(--_radius); background: transparent; }
  .slim { min-block-size: var(--_room, 9em); align-content: start; }
  .mine { font-weight: 600; color: var(--_accent-text); }
  .about:hover { background: none; text-decoration-thickness: 2px; }
  .prose { max-inline-size: 38em; white-space: pre-line; }
`;
