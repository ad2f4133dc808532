import { css } from 'lit';

/** Further tokens, where words are coloured or something went wrong. */
export const wordTokens = css`
  :host {
    --_accent-text: color-mix(in srgb, var(--_accent) 75%, currentColor);
    --_danger: var(--cowork-danger, #d63c41);
    --_danger-text: color-mix(in srgb, var(--_danger) 75%, currentColor);
  }
`;
