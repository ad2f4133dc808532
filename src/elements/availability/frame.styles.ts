import { css } from 'lit';

/** The frame around every view. */
export const looks = css`
  .frame { container: frame / inline-size; display: flex; flex-direction: column; gap: calc(var(--_gap) * 1.25); }
  .frame > * { min-inline-size: 0; }
  .frame > .body { flex: 1 0 auto; }
  .tabs { display: flex; flex-wrap: wrap; gap: 0.25em; border-block-end: 1px solid var(--_line); }
  .tabs button { border: 0; border-radius: var(--_radius) var(--_radius) 0 0; border-block-end: 3px solid transparent; color: var(--_muted); }
  .tabs button[aria-selected='true'] { color: inherit; font-weight: 650; background: none; box-shadow: none; border-block-end-color: var(--_accent); }
  @media (forced-colors: active) {
    .tabs button[aria-selected='false'] { border-color: Canvas; }
  }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em; }
  .head h3 { min-inline-size: 11em; text-align: center; }
  .head h3::first-letter, .day h3::first-letter { text-transform: uppercase; }
  .step { inline-size: var(--_target); padding: 0; font-size: 1.25em; line-height: 1; }
  .step[aria-disabled='true'] { opacity: 0.4; }
  .pick { display: flex; gap: 0.5em; margin-inline-start: auto; }
  a.button { display: inline-grid; place-items: center; min-block-size: var(--_target); padding: 0.4em 0.9em; border: 1px solid var(--_line); border-radius: var(--_radius); text-decoration: none; }
  a.button:hover { background: var(--_fill); }
  a.button.primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  input[type='date'] { min-block-size: var(--_target); padding: 0.3em 0.6em; border: 1px solid var(--_line); border-radius: var(--_radius); background: transparent; }
  .fresh { display: flex; flex-wrap: wrap; gap: 0 1.5em; justify-content: space-between; }
  .rhythm { min-block-size: 1.5lh; }
  @container frame (width < 40rem) {
    .head { justify-content: space-between; }
    .head h3 { min-inline-size: 0; flex: 1; }
    .pick { inline-size: 100%; }
    .pick input { flex: 1; min-inline-size: 0; }
    .rhythm { min-block-size: 3lh; }
  }
`;
