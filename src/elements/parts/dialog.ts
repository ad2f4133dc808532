// A modal dialog for what an element shows apart from the page: the browser's own, so that focus stays inside, and Escape
// or a phone's back gesture closes it.
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';

export interface DialogWords {
  readonly title: string;
  readonly close: string;
}

/**
 * Opens and closes the `<dialog>` that `render` draws in its host. Focus goes to the dialog's heading, and afterwards back to
 * what opened it, also when that stands in another shadow root. What is inside stays drawn while it is closed, so nothing
 * typed is lost. A host that leaves the page closes it.
 */
export class DialogController implements ReactiveController {
  readonly #host: LitElement;
  readonly #closed: () => void;
  #open = false;
  #opener: HTMLElement | undefined;

  /** @param closed - The visitor closed it, by whatever means; `close()` does not call it. */
  constructor(host: LitElement, closed: () => void) {
    this.#host = host;
    this.#closed = closed;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#open && this.#dialog?.open !== false;
  }

  /** @param opener - What gets the focus back; without it, what has it now. */
  open(opener?: HTMLElement): void {
    // Closed a moment ago, and the browser has not told yet.
    if (this.#open && !this.isOpen) this.#end();
    this.#open = true;
    this.#opener = opener;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#open = false;
    this.#dialog?.close();
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!this.#open || !dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('.dialog-title')?.focus();
  }

  hostDisconnected(): void {
    this.close();
  }

  render({ title, close }: DialogWords, body: unknown): TemplateResult {
    return html`
      <dialog part="dialog" closedby="any" aria-labelledby="dialog-title" @close=${this.#end}>
        <div class="dialog-head" part="dialog-head">
          <h2 id="dialog-title" class="dialog-title" part="dialog-title" tabindex="-1">${title}</h2>
          <button type="button" class="plain" part="dialog-close" aria-label=${close} @click=${() => this.#dialog?.close()}>
            <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"></path></svg>
          </button>
        </div>
        <div class="dialog-body">${body}</div>
      </dialog>
    `;
  }

  readonly #end = (): void => {
    if (this.#dialog?.open) return;
    // The browser gives the focus back to what had it; a link that was tapped never did.
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = undefined;
    if (!this.#open) return;
    this.#open = false;
    this.#closed();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }
}
