import { css } from 'lit';

/** Fields of every form. */
export const forms = css`
  form { display: grid; gap: var(--_gap); max-inline-size: 40em; }
  fieldset { min-inline-size: 0; display: grid; gap: 0.5em; }
  legend { padding: 0; font-weight: 600; margin-block-end: 0.25em; }
  .field { display: grid; gap: 0.25em; }
  .field > label { font-weight: 600; }
  .field :is(input:not([type='checkbox'], [type='radio']), select, textarea) {
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0.4em 0.7em;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: FieldText;
  }
  .field textarea { min-block-size: 5.5em; resize: vertical; }
  .field [aria-invalid='true'] { border-color: var(--_danger); box-shadow: inset 0 0 0 1px var(--_danger); }
  .error-text { color: var(--_danger-text); font-size: 0.9em; font-weight: 600; }
  [role='status']:empty { position: absolute; }
  .check { display: grid; grid-template-columns: auto 1fr; gap: 0.6em; align-items: start; padding-block: 0.4em; }
  :is(input[type='checkbox'], input[type='radio']) { inline-size: 1.4em; block-size: 1.4em; margin: 0.1em 0 0; accent-color: var(--_accent); }
`;
