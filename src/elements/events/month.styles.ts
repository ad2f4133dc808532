import { css } from 'lit';

export const styles = css`
  .month-view { display: grid; gap: 1.5em 3em; align-items: start; }
  .month td button { min-block-size: clamp(3.25rem, 9cqi, 4.5rem); }
  .month .note:empty { visibility: hidden; min-block-size: 1lh; }
  .month .note { min-inline-size: 1.9em; padding-inline: 0.4em; border-radius: 99em; background: var(--_tint); font-weight: 600; }
  .month-view .day { padding-block: 0; border: 0; }

  @container (min-width: 62rem) {
    .month-view { grid-template-columns: minmax(20rem, 2fr) 3fr; }
    .month-view .day { grid-template-columns: 1fr; }
  }
`;
