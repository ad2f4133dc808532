import { css } from 'lit';

export const officesStyles = css`
  .cards { display: grid; gap: calc(var(--_gap) * 1.5); grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
  .cards li { display: grid; grid-template-rows: auto 1fr; border: 1px solid var(--_line); border-radius: var(--_radius); overflow: hidden; }
  .cards img { inline-size: 100%; aspect-ratio: 16 / 10; object-fit: cover; background: var(--_fill); }
  .blank { display: none; }
  .pictured .blank { display: block; aspect-ratio: 16 / 10; background: repeating-linear-gradient(135deg, var(--_fill) 0 12px, transparent 12px 24px); }
  .about { display: grid; gap: 0.5em; align-content: start; justify-items: start; padding: 1em 1.1em 1.1em; grid-template-rows: repeat(auto-fill, auto); }
  .about > :last-child { align-self: end; margin-block-start: 0.4em; }
  .tag.now { border-color: var(--_accent); background: var(--_tint); font-weight: 600; }
`;
