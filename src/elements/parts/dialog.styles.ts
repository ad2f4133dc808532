import { css } from 'lit';

/** A sheet over the page; on a phone, all of the screen. Its colours go together whatever the page around it looks like. */
export const dialogStyles = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(62rem, 100vw - 2rem);
    max-block-size: calc(100dvh - 2rem);
    margin: auto;
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
    background: var(--cowork-dialog-background, Canvas);
    color: var(--cowork-dialog-text, CanvasText);
    box-shadow: 0 1rem 4rem rgb(0 0 0 / 0.3);
  }
  dialog::backdrop { background: rgb(0 0 0 / 0.5); }
  .dialog-head { position: sticky; inset-block-start: 0; z-index: 1; display: flex; align-items: center; justify-content: space-between; gap: var(--_gap); padding-block: 0.75rem; padding-inline: 1.5rem 1rem; background: var(--cowork-dialog-background, Canvas); border-block-end: 1px solid var(--_line); }
  .dialog-head h2 { font-size: 1.25em; font-weight: 600; }
  .dialog-head button { display: grid; place-content: center; min-inline-size: var(--_target); padding: 0; }
  .dialog-body { padding: 1.5rem; }
  @media (max-width: 40em) {
    dialog { inline-size: 100vw; max-inline-size: 100vw; block-size: 100dvh; max-block-size: 100dvh; border: 0; border-radius: 0; }
    .dialog-head { padding-block-start: max(0.5rem, env(safe-area-inset-top)); padding-inline: max(1rem, env(safe-area-inset-left)) max(0.5rem, env(safe-area-inset-right)); }
    .dialog-body { padding: 1rem max(1rem, env(safe-area-inset-right)) max(2rem, env(safe-area-inset-bottom)) max(1rem, env(safe-area-inset-left)); }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open], dialog[open]::backdrop { transition: opacity 0.15s, translate 0.15s; }
    @starting-style {
      dialog[open] { opacity: 0; translate: 0 1rem; }
      dialog[open]::backdrop { opacity: 0; }
    }
  }
`;
