import { css } from 'lit';

export const styles = css`
  .rsvp { grid-column: 1 / -1; display: grid; gap: var(--_gap); padding: clamp(1rem, 5cqi, 1.75rem); border-radius: var(--_radius); border: 1px solid var(--_line); border-block-start: 3px solid var(--_accent); background: color-mix(in srgb, currentColor 3%, transparent); }
  .rsvp.off { border-block-start-color: var(--_line); }
  .rsvp h5 { font-size: 1.25em; line-height: 1.3; text-wrap: balance; }
  .rsvp > p { max-inline-size: 38em; }
  .rsvp .row { gap: 0.5em 1em; }
  [part='calendar'] > :is(a, button) { display: inline-flex; align-items: center; min-block-size: var(--_target); padding: 0; }
  .ticket { padding-inline-start: 1em; border-inline-start: 1px solid var(--_line); }
  .ticket dt { font-weight: 650; }
`;
