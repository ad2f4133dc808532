import { css } from 'lit';

export const styles = css`
  .locations { margin-block-end: var(--_gap); max-inline-size: 24em; }
  :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
`;
