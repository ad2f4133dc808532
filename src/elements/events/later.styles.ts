import { css } from 'lit';

/** What is added to the list. */
export const styles = css`
  .foot { display: flex; flex-wrap: wrap; gap: 0.5em 1em; align-items: center; justify-content: space-between; }
  .head { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; justify-content: space-between; }
  .switch { display: flex; }
  .switch button { padding-inline: clamp(0.5em, 2.5cqi, 1em); border-radius: 0; margin-inline-start: -1px; }
  .switch button:first-child { margin: 0; border-start-start-radius: var(--_radius); border-end-start-radius: var(--_radius); }
  .switch button:last-child { border-start-end-radius: var(--_radius); border-end-end-radius: var(--_radius); }
  .switch [aria-pressed='true'] { z-index: 1; }
  .head [part='filter'] { padding-inline: clamp(0.5em, 2.5cqi, 1em); }
  .slim { min-block-size: var(--_room, 9em); align-content: start; }
  .mine { font-weight: 600; color: var(--_accent-text); }
  .about:hover { background: none; text-decoration-thickness: 2px; }
  .prose { max-inline-size: 38em; white-space: pre-line; }
`;
