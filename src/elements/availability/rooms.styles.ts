import { css } from 'lit';

/** A table where there is room for one; else a list of rooms with their free times. What is taken is hatched, not only grey. */
export const looks = css`
  .timeline { inline-size: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0 6px; }
  .names { inline-size: 12.5em; }
  .timeline.old tbody { opacity: 0.4; }
  thead th { padding: 0; font-weight: 400; font-size: 0.8125em; color: var(--_muted); text-align: start; white-space: nowrap; font-variant-numeric: tabular-nums; }
  thead th span { display: inline-block; }
  thead th:not(:first-child) { border-inline-start: 1px solid var(--_line); padding-inline-start: 0.3em; }
  .long thead th:nth-child(odd):not(:first-child) span { visibility: hidden; }
  tbody th { padding: 0.35em 0.75em 0.35em 0; text-align: start; font-weight: 400; line-height: 1.35; vertical-align: middle; }
  :dir(rtl) tbody th { padding: 0.35em 0 0.35em 0.75em; }
  tbody th span { display: block; }
  .name { font-weight: 650; }
  tbody td { block-size: 52px; padding: 0 1px; vertical-align: middle; background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 7px) content-box, var(--_fill) content-box; }
  tbody td.free { background: none; }
  tbody td:is(.closed, .past) { background: linear-gradient(var(--_line), var(--_line)) content-box center / 100% 1px no-repeat; opacity: 0.7; }
  td button { container-type: inline-size; display: block; inline-size: 100%; block-size: 52px; padding: 0; overflow: hidden; white-space: nowrap; font-size: 0.8125em; line-height: 1.2; border-color: var(--_accent); border-radius: min(var(--_radius), 6px); background: var(--_tint); font-variant-numeric: tabular-nums; }
  td button:hover { background: color-mix(in srgb, var(--_accent) 26%, transparent); }
  td button .brief { display: none; }
  @container (width < 6.75em) {
    td button .range { display: none; }
    td button .brief { display: inline; }
  }
  @container (width < 2.6em) {
    td button .brief { display: none; }
  }
  .sum { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5em 2em; min-block-size: 1.5lh; }
  .legend { display: flex; gap: 0.5em; align-items: center; }
  .key { inline-size: 1.6em; block-size: 1em; border-radius: 3px; background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 5px), var(--_fill); }
  .key.booked { margin-inline-start: 0.75em; }
  .key.free { border: 1px solid var(--_accent); background: var(--_tint); }
  .narrow { display: none !important; }
  @container (width < 40rem) {
    .timeline, .timeline tbody, .timeline tr, .timeline tbody th { display: block; }
    .legend, .timeline thead, .timeline colgroup, .timeline td:not(.free) { display: none; }
    .timeline tr { display: flex; flex-wrap: wrap; gap: 0.5em; padding-block: 0.9em; border-block-end: 1px solid var(--_line); }
    .timeline tbody tr:last-child { border: 0; }
    .timeline tbody th { inline-size: 100%; padding: 0; }
    .timeline td.free { display: block; block-size: auto; padding: 0; }
    td button { container-type: normal; inline-size: auto; block-size: var(--_target); padding: 0 0.9em; font-size: 1em; }
    td button .range { display: inline; }
    td button .brief { display: none; }
    .sum { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5em 2em; min-block-size: 1.5lh; }
  .legend { display: flex; gap: 0.5em; align-items: center; }
  .key { inline-size: 1.6em; block-size: 1em; border-radius: 3px; background: repeating-linear-gradient(135deg, var(--_line) 0 1px, transparent 1px 5px), var(--_fill); }
  .key.booked { margin-inline-start: 0.75em; }
  .key.free { border: 1px solid var(--_accent); background: var(--_tint); }
  .narrow { display: block !important; }
  }
  @media (forced-colors: active) {
    tbody td:not(.free, .closed, .past) { background: repeating-linear-gradient(135deg, CanvasText 0 1px, Canvas 1px 6px) content-box; forced-color-adjust: none; }
  }
`;
