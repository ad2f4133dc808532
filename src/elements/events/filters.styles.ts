import { css } from 'lit';

export const styles = css`
  .filters { display: grid; gap: 0.75em; padding: 1em; border-radius: var(--_radius); background: var(--_fill); }
  .find { display: grid; gap: 0.25em; max-inline-size: 26em; font-weight: 600; }
  .find input { inline-size: 100%; min-block-size: var(--_target); padding: 0.4em 0.7em; border: 1px solid var(--_muted); border-radius: var(--_radius); background: var(--_surface); color: FieldText; font-weight: 400; }
  .chip { padding-inline: 1em; border-radius: 99em; }
  .found { justify-content: space-between; }
`;
