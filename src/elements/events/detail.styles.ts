import { css } from 'lit';

/** One event at full length: beside its text what one has to know, on a phone above it. */
export const styles = css`
  .detail { display: grid; gap: 1.25rem 2.5rem; align-items: start; }
  .detail > * { min-inline-size: 0; }
  .detail .tall { min-block-size: 14em; padding: 1em; }
  .picture { display: block; inline-size: 100%; max-block-size: 22rem; object-fit: cover; border-radius: var(--_radius); background: var(--_fill); }
  .picture.cut { aspect-ratio: 16 / 9; block-size: auto; }
  .detail-side, .detail-text, .detail-ways { display: grid; gap: 0.85rem; justify-items: start; }
  .detail-side .way { display: grid; justify-items: start; text-align: start; max-inline-size: none; }
  .detail-side .way .primary { min-inline-size: min(100%, 12em); }
  .when strong::first-letter { text-transform: uppercase; }
  .when > p:first-child { font-size: 1.15em; }
  .lead { font-size: 1.1em; }
  .prose { max-inline-size: 38em; white-space: pre-line; }
  .guests { display: grid; gap: 0.5rem; }
  .detail-ways { padding-block-start: 1rem; border-block-start: 1px solid var(--_line); }
  .detail-ways > * { max-inline-size: 100%; }
  .detail-ways :is(a, .plain) { display: inline-flex; align-items: center; min-block-size: var(--_target); padding: 0; }
  .before { display: grid; gap: 0.25rem; padding: 0.75rem 1rem; border-radius: var(--_radius); background: var(--_tint); }
  .before a { display: inline-flex; align-items: center; min-block-size: var(--_target); font-weight: 600; }
  @media (min-width: 52rem) {
    .detail { grid-template-columns: minmax(0, 1.7fr) minmax(15rem, 1fr); grid-auto-flow: dense; }
    .detail > :is(.picture, .detail-ways, .skeleton) { grid-column: 1 / -1; }
    .detail-side { grid-column: 2; }
    .detail > :is(.detail-text, .rsvp) { grid-column: 1; }
    .detail-side { grid-row: span 2; }
  }
`;
