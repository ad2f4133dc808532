import { css } from 'lit';

/**
 * The looks that a page may change, as inherited custom properties. Text and lines take the page's own colour, so an
 * element fits a light and a dark page alike; the few colours of our own have 4.5:1 on white and on black. Where they are
 * text they take some of the page's own, for pages that are neither.
 */
export const tokens = css`
  :host {
    --_accent: var(--cowork-accent, #138475);
    --_on-accent: var(--cowork-on-accent, #fff);
    --_muted: var(--cowork-muted, color-mix(in srgb, currentColor 78%, transparent));
    --_line: var(--cowork-line, color-mix(in srgb, currentColor 22%, transparent));
    --_fill: var(--cowork-fill, color-mix(in srgb, currentColor 7%, transparent));
    --_tint: color-mix(in srgb, var(--_accent) 14%, transparent);
    --_surface: var(--cowork-surface, Canvas);
    --_radius: var(--cowork-radius, 8px);
    --_gap: var(--cowork-gap, 12px);
    --_target: var(--cowork-target, 44px);
  }
`;
