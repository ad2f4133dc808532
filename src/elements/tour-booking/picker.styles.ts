import { css } from 'lit';

/** The looks of everything there is to choose from. */
export const looks = css`
  .frame > p { margin: 0; }
  legend, .times h3, .month-head h3 { font-size: 1.1em; font-weight: 600; line-height: 1.3; }
  legend { margin-block-end: 0.5em; }
  a.button { display: inline-flex; align-items: center; min-block-size: var(--_target); padding: 0.4em 0.9em; border: 1px solid var(--_line); border-radius: var(--_radius); text-decoration: none; }
  a.button:hover { background: var(--_fill); }
  a.button.primary { border-color: transparent; background: var(--_accent); color: var(--_on-accent); font-weight: 600; }

  .choices { display: block; container-type: inline-size; }
  .options { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr)); gap: 0.6em; }
  .choice { position: relative; display: grid; align-content: start; min-block-size: var(--_target); padding: 0.7em 0.9em; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.5); cursor: pointer; }
  .choice > input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .choice:hover { background: var(--_fill); }
  .choice:has(:checked) { border-color: var(--_accent); background: var(--_tint); box-shadow: inset 0 0 0 1px var(--_accent); }
  .choice:has(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
  .about { margin-block-start: 0.25em; }

  .who { align-items: end; gap: 0.75em 1.25em; }
  .whos { container-type: normal; }
  .whos .options { grid-template-columns: repeat(2, auto); justify-content: start; gap: 0; }
  .whos .choice { align-content: center; padding: 0.4em 1.2em; text-align: center; border-radius: 0; }
  .whos .choice:first-of-type { border-start-start-radius: var(--_radius); border-end-start-radius: var(--_radius); border-inline-end-width: 0; }
  .whos .choice:last-of-type { border-start-end-radius: var(--_radius); border-end-end-radius: var(--_radius); }
  .who .field { font-weight: 400; }
  .who .field :is(input, select) { inline-size: 6em; }

  .anyone { display: flex; gap: 0.75em; align-items: center; }
  .faces { display: flex; flex: none; }
  .faces:empty { display: none; }
  .faces img { inline-size: 40px; block-size: 40px; border-radius: 50%; object-fit: cover; background: var(--_fill); border: 2px solid var(--_surface); }
  .faces img + img { margin-inline-start: -14px; }

  .sentence-below { display: none; margin-block-start: 0.6em; }

  /* On a phone faces come first, and the times are not far below. */
  @container (max-width: 28em) {
    .hosts .options { grid-template-columns: repeat(auto-fill, minmax(5.5em, 1fr)); }
    .hosts .choice { padding: 0.6em 0.3em; align-content: start; }
    .hosts :is(.person, .anyone) { grid-template-columns: 1fr; display: grid; justify-items: center; text-align: center; gap: 0.3em; }
    .hosts .choice :is(.small, .block:not(strong), .muted) { display: none; }
    .hosts .faces { min-block-size: 56px; align-items: center; }
    .hosts .sentence-below { display: block; }
    .kinds .choice:not(:has(:checked)) .about { display: none; }
  }

  .calendar { display: grid; gap: var(--_gap); align-content: start; }
  .times { display: grid; gap: 0.6em; align-content: start; }
  .times h3::first-letter { text-transform: uppercase; }
  .times h4 { font-size: 0.875em; font-weight: 400; margin-block-start: 0.4em; }
  .month td button { border-radius: calc(var(--_radius) * 1.25); }
  .month td button[part~='free']:not([aria-pressed='true']) { background: var(--_tint); border-color: transparent; font-weight: 600; }
  .month td button[part~='free']:not([aria-pressed='true']):hover { border-color: var(--_accent); }
  .month td button[aria-pressed='true'] { background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .slots { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr)); gap: 0.5em; }
  .slots button { position: relative; inline-size: 100%; block-size: 100%; min-block-size: calc(var(--_target) * 1.2); display: grid; align-content: center; justify-items: start; text-align: start; line-height: 1.3; }
  .slots button:hover { border-color: var(--_accent); background: var(--_tint); }
  .slots time { font-weight: 600; font-variant-numeric: tabular-nums; }
  .slots-to-come { block-size: 12em; }
  .needs summary { min-block-size: var(--_target); align-content: center; cursor: pointer; text-decoration: underline; text-underline-offset: 0.2em; }
  .needs .row { gap: 0.25em 1.25em; }


  @media (forced-colors: active) {
    .choice:has(:checked) { outline: 2px solid Highlight; }
    .month td button[part~='free'] { border-color: ButtonText; }
  }
`;
