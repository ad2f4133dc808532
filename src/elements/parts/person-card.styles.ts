import { css } from 'lit';

export const personCardStyles = css`
  .person { display: grid; grid-template-columns: auto 1fr; gap: 0.75em; align-items: start; }
  .person:not(:has(img)) { grid-template-columns: 1fr; }
  .person img { inline-size: 56px; block-size: 56px; border-radius: 50%; object-fit: cover; background: var(--_fill); }
  .block { display: block; }
`;
