import { css } from 'lit';

/** What is added to the list. */
export const styles = css`
  .foot { display: flex; flex-wrap: wrap; gap: 0.5em 1em; align-items: center; justify-content: space-between; }
  .many .day { content-visibility: auto; contain-intrinsic-size: auto 14em; }
  .mine { font-weight: 600; color: var(--_accent-text); }
  details .stack { padding-block: 0.25em 0.75em; justify-items: start; }
  details img { border-radius: var(--_radius); inline-size: min(100%, 30em); }
  .prose { max-inline-size: 38em; white-space: pre-line; }

  @media print {
    details::details-content { content-visibility: visible; }
  }
`;
