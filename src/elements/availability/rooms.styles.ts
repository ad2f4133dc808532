import { css } from 'lit';

/** A table where there is room for one; else a list of rooms with their free times. What is taken is hatched, not only grey. */
export const roomsStyles = css`
  .head { display: grid; grid-template-columns: var(--_target) minmax(11em, max-content) var(--_target) 1fr; align-items: center; gap: 0.5em; min-block-size: var(--_target); }
  .head h3 { grid-area: 1 / 2; text-align: center; }
  .head h3::first-letter { text-transform: uppercase; }
  .status { min-block-size: var(--_target); }
  .timeline { inline-size: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0 6px; font-variant-numeric: tabular-nums; }
  .names { inline-size: 12.5em; }
  .timeline thead th { padding: 0; font-weight: 400; font-size: 0.8125em; color: var(--_muted); text-align: start; white-space: nowrap; }
  .timeline [part='hour'] { border-inline-start: 1px solid var(--_line); padding-inline-start: 0.3em; }
  /* Too many hours for the eye; for the ear each column keeps its name. */
  .timeline.long [part='hour']:nth-child(odd) span { position: absolute; clip-path: inset(50%); }
  .timeline tbody th { padding-block: 0.35em; padding-inline: 0 0.75em; text-align: start; font-weight: 400; line-height: 1.35; vertical-align: middle; }
  .timeline tbody th span { display: block; }
  .timeline .name { font-weight: 650; }
  .timeline td:not(.gap) { block-size: 52px; padding: 0 1px; vertical-align: middle; }
  .timeline .booked { background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 7px) content-box, var(--_fill) content-box; }
  .timeline .short { background: linear-gradient(var(--_tint), var(--_tint)) content-box center / 100% 6px no-repeat; }
  .timeline :is(.closed, .past) { background: linear-gradient(var(--_line), var(--_line)) content-box center / 100% 1px no-repeat; }
  .timeline button { container: slot / inline-size; display: block; inline-size: 100%; block-size: 52px; padding: 0; overflow: hidden; white-space: nowrap; font-size: 0.8125em; line-height: 1.2; border-color: var(--_accent); border-radius: min(var(--_radius), 6px); background: var(--_tint); }
  .timeline .brief, .timeline th .narrow { display: none; }
  @container slot (width < 6.75em) {
    .timeline .range { display: none; }
    .timeline .brief { display: inline; }
  }
  @container slot (width < 2.6em) {
    .timeline .brief { display: none; }
  }
  @container frame (width < 40rem) {
    .status { min-block-size: calc(var(--_target) + 2.5lh); }
    .head { grid-template: var(--_target) var(--_target) / var(--_target) 1fr var(--_target); }
    .timeline, .timeline tbody, .timeline tbody th { display: block; }
    .timeline thead, .timeline colgroup, .timeline td:not(.free, .gap) { display: none; }
    .timeline tr { display: flex; flex-wrap: wrap; gap: 0.5em; padding-block: 0.9em; border-block-end: 1px solid var(--_line); }
    .timeline tbody tr:last-child { border: 0; }
    .timeline tbody th { inline-size: 100%; padding: 0; }
    .timeline td.free { display: block; block-size: auto; padding: 0; }
    .timeline button { container: none; inline-size: auto; block-size: var(--_target); padding: 0 0.9em; font-size: 1em; }
    .timeline th .narrow { display: block; }
  }
`;
