// An element with nothing in it but one controller, to see what a controller does in the life of its host.
import { LitElement, html, type ReactiveController, type ReactiveControllerHost } from 'lit';

class BareHost extends LitElement {
  updates = 0;

  protected override render() {
    this.updates += 1;
    return html``;
  }
}
customElements.define('bare-host', BareHost);

export interface Bare<C> {
  readonly element: BareHost;
  readonly controller: C;
}

/** Puts a host on the page and gives it the controller that `make` returns. */
export function host<C extends ReactiveController | object>(make: (host: ReactiveControllerHost & BareHost) => C): Bare<C> {
  const element = new BareHost();
  const controller = make(element);
  document.body.append(element);
  return { element, controller };
}

/** Lets pending promises and renderings come to their end. */
export async function settle(element: LitElement): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  }
}
