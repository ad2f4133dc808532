import { css } from 'lit';

export const styles = css`
  .rituals { display: grid; gap: 2.25em; }
  .rituals .entry { padding-inline-start: 1.25em; border-inline-start: 3px solid var(--_accent); }
  .rituals h3 { font-size: 1.3em; font-weight: 650; line-height: 1.2; letter-spacing: -0.01em; }
  .rituals .time::first-letter { text-transform: uppercase; }
`;
