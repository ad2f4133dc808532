import { css } from 'lit';

/** The looks of the first look: who, what for, with whom, and the times. */
export const choosingStyles = css`
  .choices { display: block; min-inline-size: 0; container-type: inline-size; }
  .choices > legend { padding: 0; margin-block-end: 0.5em; font-size: 1.1em; font-weight: 600; }
  .options { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr)); gap: 0.6em; }
  .choice { position: relative; display: block; min-block-size: var(--_target); padding: 0.7em 0.9em; border: 1px solid var(--_line); border-radius: calc(var(--_radius) * 1.5); cursor: pointer; }
  .options .choice > input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .choice:has(:checked) { border-color: var(--_accent); background: var(--_tint); box-shadow: inset 0 0 0 1px var(--_accent); }
  .about { margin-block-start: 0.25em; }

  .who { min-block-size: calc(2.2em + var(--_target)); }
  .anyone { display: flex; gap: 0.75em; align-items: center; }
  .faces { display: flex; flex: none; }
  .faces:empty { display: none; }
  .faces img { inline-size: 40px; block-size: 40px; border: 2px solid var(--_surface); border-radius: 50%; object-fit: cover; background: var(--_fill); }
  .faces img + img { margin-inline-start: -14px; }

  @container (min-width: 28em) {
    .hosts .choice:first-child { grid-column: 1 / -1; }
    .hosts .options { grid-template-columns: repeat(auto-fit, minmax(20em, 1fr)); }
  }
  /* On a phone faces come first, and the times are not far below. */
  @container (max-width: 28em) {
    .hosts .options { grid-template-columns: repeat(auto-fill, minmax(5.5em, 1fr)); }
    .hosts .choice { padding: 0.6em 0.3em; }
    .hosts :is(.person, .anyone) { grid-template-columns: 1fr; display: grid; justify-items: center; text-align: center; gap: 0.3em; }
    .hosts :is(.muted, span.block) { display: none; }
    .hosts .faces { min-block-size: 56px; align-items: center; }
    .kinds .choice:not(:has(:checked)) .about { display: none; }
  }

  .calendar { display: grid; gap: var(--_gap); }
  .times { display: grid; gap: 0.6em; align-content: start; }
  .times h3::first-letter { text-transform: uppercase; }
  .times h4 { font-weight: 400; margin-block-start: 0.4em; }
  .slots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(11em, 46%), 1fr)); gap: 0.5em; }
  .slots button { position: relative; inline-size: 100%; block-size: 100%; min-block-size: calc(var(--_target) * 1.2); display: grid; align-content: center; text-align: start; line-height: 1.3; }
  .slots time { font-weight: 600; }
`;
