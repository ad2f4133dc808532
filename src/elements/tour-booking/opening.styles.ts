import { css } from 'lit';

/** The button in the corner. Where the element stands, at the end of a page, there is room for it below the last content. */
export const styles = css`
  .corner { --_corner: max(1rem, env(safe-area-inset-bottom)); min-block-size: calc(var(--_target) * 1.2 + var(--_corner) * 2); }
  .corner button {
    position: fixed;
    inset-block-end: var(--_corner);
    inset-inline-end: max(1rem, env(safe-area-inset-right), env(safe-area-inset-left));
    z-index: 10;
    max-inline-size: calc(100vw - 2rem);
    min-block-size: calc(var(--_target) * 1.2);
    padding-inline: 1.4em;
    border-radius: 99em;
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.3);
  }
  @media print {
    .corner { display: none; }
  }
`;
