import { css } from 'lit';

export const styles = css`
  .panel { display: grid; gap: var(--_gap); justify-items: start; padding: clamp(1rem, 4cqi, 1.75rem); border: 1px solid var(--_line); border-block-start: 3px solid var(--_accent); border-radius: var(--_radius); background: color-mix(in srgb, currentColor 3%, transparent); }
  .panel.off { border-block-start-color: var(--_line); }
  .panel > * { max-inline-size: 40em; }
  .panel-head { display: flex; justify-content: space-between; align-items: start; gap: 1em; inline-size: 100%; max-inline-size: none; }
  .panel-head h3 { font-size: 1.25em; }
  .panel .close { inline-size: var(--_target); padding: 0; font-size: 1.25em; line-height: 1; text-decoration: none; margin-block-start: -0.4em; }
  .sides { display: grid; gap: calc(var(--_gap) * 1.5); grid-template-columns: minmax(0, 1fr); inline-size: 100%; max-inline-size: none; }
  .sides > * { align-content: start; justify-items: start; }
  @container frame (width >= 48rem) {
    .sides { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: calc(var(--_gap) * 3); }
  }
  .panel form { inline-size: 100%; max-inline-size: 30em; }
  .times { grid-template-columns: 1fr 1fr; }
  .times legend { grid-column: 1 / -1; }
  .units { max-inline-size: 12em; }
  .sum .small { display: block; }
  .sum { padding-block: 0.5em; border-block: 1px solid var(--_line); }
  .ticket { display: grid; gap: 0.4em; padding-inline-start: 1em; border-inline-start: 1px solid var(--_line); }
  .ticket dt { font-size: 0.875em; color: var(--_muted); }
  .ticket dd { font-weight: 600; }
  [part='calendar'] > :is(a, button) { display: inline-flex; align-items: center; min-block-size: var(--_target); padding: 0; }
`;
