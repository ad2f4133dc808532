import { css } from 'lit';

/** A table where there is room for one; else a list of rooms with their free times. What is taken is hatched, not only grey. */
export const looks = css`
  .status { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5em 2em; }
  .legend { display: flex; gap: 0.5em; align-items: center; }
  .key { inline-size: 1.6em; block-size: 1em; border-radius: 3px; }
  .key.booked { margin-inline-start: 0.75em; }
  .key.free { border: 1px solid var(--_accent); background: var(--_tint); }
  .timeline { inline-size: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0 6px; }
  .timeline.old tbody { opacity: 0.4; }
  .names { inline-size: 12.5em; }
  .timeline thead th { padding: 0; font-weight: 400; font-size: 0.8125em; color: var(--_muted); text-align: start; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .timeline [part='hour'] { border-inline-start: 1px solid var(--_line); padding-inline-start: 0.3em; }
  /* Too many hours for the eye; for the ear each column keeps its name. */
  .timeline.long [part='hour']:nth-child(odd) span { position: absolute; clip-path: inset(50%); }
  .timeline tbody th { padding-block: 0.35em; padding-inline: 0 0.75em; text-align: start; font-weight: 400; line-height: 1.35; vertical-align: middle; }
  .timeline tbody th span { display: block; }
  .timeline .name { font-weight: 650; }
  .timeline td { block-size: 52px; padding: 0 1px; vertical-align: middle; }
  .timeline .booked, .key.booked { background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 7px) content-box, var(--_fill) content-box; }
  .timeline .short { background: linear-gradient(var(--_tint), var(--_tint)) content-box center / 100% 6px no-repeat; }
  .timeline :is(.closed, .past) { background: linear-gradient(var(--_line), var(--_line)) content-box center / 100% 1px no-repeat; }
  .timeline button { container: slot / inline-size; display: block; inline-size: 100%; block-size: 52px; padding: 0; overflow: hidden; white-space: nowrap; font-size: 0.8125em; line-height: 1.2; border-color: var(--_accent); border-radius: min(var(--_radius), 6px); background: var(--_tint); font-variant-numeric: tabular-nums; }
  .timeline button:hover { background: color-mix(in srgb, var(--_accent) 26%, transparent); }
  .timeline .brief, .timeline th .narrow { display: none; }
  @container slot (width < 6.75em) {
    .timeline .range { display: none; }
    .timeline .brief { display: inline; }
  }
  @container slot (width < 2.6em) {
    .timeline .brief { display: none; }
  }
  @container frame (width < 40rem) {
    .timeline, .timeline tbody, .timeline tbody th { display: block; }
    .legend, .timeline thead, .timeline colgroup, .timeline td:not(.free) { display: none; }
    .timeline tr { display: flex; flex-wrap: wrap; gap: 0.5em; padding-block: 0.9em; border-block-end: 1px solid var(--_line); }
    .timeline tbody tr:last-child { border: 0; }
    .timeline tbody th { inline-size: 100%; padding: 0; }
    .timeline td.free { display: block; block-size: auto; padding: 0; }
    .timeline button { container: none; inline-size: auto; block-size: var(--_target); padding: 0 0.9em; font-size: 1em; }
    .timeline th .narrow { display: block; }
  }
  @media (forced-colors: active) {
    .timeline .booked, .key.booked { background: repeating-linear-gradient(135deg, CanvasText 0 1px, Canvas 1px 6px) content-box; forced-color-adjust: none; }
  }
`;
