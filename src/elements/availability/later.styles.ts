import { css } from 'lit';

/** What is added to the first look. */
export const styles = css`
  .tabs { display: flex; flex-wrap: wrap; gap: 0.25em; border-block-end: 1px solid var(--_line); }
  .tabs button { border: 0; border-radius: var(--_radius) var(--_radius) 0 0; border-block-end: 3px solid transparent; color: var(--_muted); }
  .tabs button[aria-selected='true'] { color: inherit; font-weight: 650; background: none; box-shadow: none; border-block-end-color: var(--_accent); }
  .step { grid-area: 1 / 1; block-size: var(--_target); padding: 0; font-size: 1.25em; line-height: 1; }
  .step.next { grid-area: 1 / 3; }
  .step[aria-disabled='true'] { opacity: 0.4; }
  .pick { display: flex; gap: 0.5em; justify-self: end; }
  .legend { display: flex; gap: 0.5em; align-items: center; }
  .key { inline-size: 1.6em; block-size: 1em; border-radius: 3px; }
  .key.free { border: 1px solid var(--_accent); background: var(--_tint); }
  .key.booked { margin-inline-start: 0.75em; background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 7px) content-box, var(--_fill) content-box; }
  input[type='date'] { min-block-size: var(--_target); padding: 0.3em 0.6em; border: 1px solid var(--_line); border-radius: var(--_radius); background: transparent; }
  .day h3::first-letter { text-transform: uppercase; }
  a.button { display: inline-grid; place-items: center; min-block-size: var(--_target); padding: 0.4em 0.9em; border: 1px solid var(--_line); border-radius: var(--_radius); text-decoration: none; }
  a.button:hover { background: var(--_fill); }
  a.button.primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .fresh { display: flex; flex-wrap: wrap; gap: 0 1.5em; justify-content: space-between; }
  .timeline button:hover { background: color-mix(in srgb, var(--_accent) 26%, transparent); }
  @container frame (width < 40rem) {
    .pick { grid-area: 2 / 1 / auto / -1; justify-self: stretch; }
    .pick input { flex: 1; min-inline-size: 0; }
  }
  @media (forced-colors: active) {
    .tabs button[aria-selected='false'] { border-color: Canvas; }
    .timeline .booked, .key.booked { background: repeating-linear-gradient(135deg, CanvasText 0 1px, Canvas 1px 6px) content-box; forced-color-adjust: none; }
  }
`;
