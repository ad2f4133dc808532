import { css } from 'lit';

/** What comes to rooms once the first look is drawn: filters, first free time, the line of now, the week of a room. */
export const roomsLaterStyles = css`
  .filters { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; }
  .filters .times { display: contents; }
  .choice { min-block-size: var(--_target); max-inline-size: 13em; padding: 0.4em 0.4em 0.4em 0.75em; border: 1px solid var(--_line); border-radius: var(--_radius); background: transparent; color: inherit; font: inherit; cursor: pointer; }
  .choice option { background: Canvas; color: CanvasText; }
  .choice.set, .more.set { border-color: var(--_accent); background: var(--_tint); box-shadow: inset 0 0 0 1px var(--_accent); }
  .choice:hover { background: var(--_fill); }
  .more.narrow, .wishes { display: none; }
  .open .wishes { display: grid; gap: 0.5em; justify-items: start; inline-size: 100%; padding: 0.75em 1em; border-radius: var(--_radius); background: var(--_fill); }
  .wish { display: flex; align-items: center; gap: 0.5em; min-block-size: 2.25em; cursor: pointer; }
  .wish input { inline-size: 1.25em; block-size: 1.25em; margin: 0; accent-color: var(--_accent); }
  .wishes fieldset { display: flex; flex-wrap: wrap; gap: 0 1.25em; }
  .wishes legend { float: inline-start; inline-size: 100%; padding: 0; font-weight: 600; }

  .status, .state { display: flex; align-items: center; gap: 0.25em 1.5em; min-inline-size: 0; }
  .state { gap: 0.25em 0.75em; }
  .state p { font-weight: 600; line-height: 1.3; }
  .state button { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border-color: var(--_accent); }
  .status .hours { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .status .legend { margin-inline-start: auto; white-space: nowrap; }
  .timeline.old tbody { opacity: 0.4; }
  .timeline { position: relative; }
  .timeline thead th { position: sticky; inset-block-start: 0; z-index: 1; }
  .timeline th button.name { display: inline; min-block-size: 0; block-size: auto; inline-size: auto; padding: 0; overflow: visible; white-space: normal; container: none; font-size: 1em; line-height: inherit; text-align: start; border: 0; background: none; text-decoration: underline; text-decoration-color: var(--_line); text-underline-offset: 0.2em; }
  .timeline th button.name:hover { background: none; text-decoration-color: currentColor; }
  .timeline td:focus-visible { outline-offset: -3px; }
  .timeline .gap { background: repeating-linear-gradient(transparent 0 6px, var(--_fill) 6px 58px); }
  .timeline.today::after { content: ''; position: absolute; inset-block: 1.4em 0; inset-inline-start: calc(12.5em + (100% - 12.5em) * var(--now)); inline-size: 2px; border-radius: 1px; background: var(--_danger); pointer-events: none; }
  .timeline.today [aria-current] { color: var(--_danger-text); font-weight: 650; }
  .head.week { grid-template-columns: var(--_target) minmax(14em, max-content) var(--_target) 1fr; }
  .head.week h3:focus { outline: none; }

  @container frame (width < 56rem) {
    .status .legend { display: none; }
  }
  @container frame (width < 40rem) {
    .filters > .choice { flex: 1; max-inline-size: none; }
    .filters:not(.open) .times { display: none; }
    .filters .times { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5em; order: 1; inline-size: 100%; }
    .times .choice { max-inline-size: none; min-inline-size: 0; }
    .filters > .wishes { order: 1; }
    .more.narrow { display: revert; }
    .status, .state { flex-wrap: wrap; align-content: start; }
    .state, .state button, .status .hours { inline-size: 100%; }
    .timeline.today::after { display: none; }
    .timeline tbody th button.name { min-block-size: 24px; }
    .head.week { grid-template: minmax(var(--_target), auto) var(--_target) / var(--_target) 1fr var(--_target); }
  }
  @media (forced-colors: active) {
    .timeline.today::after { background: Highlight; }
  }
`;
