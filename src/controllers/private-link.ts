import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ManageRef } from '../backend/backend.js';

/**
 * Opens the private link of a booking on the page where its element stands, when the page is loaded or later:
 * `https://space.example/events#cowork-rsvp=ID.TOKEN`. Reading it is code that few visits need, so it is fetched then.
 */
export class PrivateLinkController implements ReactiveController {
  readonly #check: () => void;

  /** @param name What stands before `=` in the fragment, e.g. `cowork-rsvp`. */
  constructor(host: ReactiveControllerHost, name: string, open: (ref: ManageRef) => void) {
    this.#check = () => {
      if (location.hash.startsWith(`#${name}=`)) void read(name, open);
    };
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#check);
    this.#check();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#check);
  }
}

async function read(name: string, open: (ref: ManageRef) => void): Promise<void> {
  try {
    const { takePrivateLink } = await import('./private-link-ref.js');
    const ref = takePrivateLink(name);
    if (ref) open(ref);
  } catch {
    // The file did not come: the link stays in the address bar, and works when the page is loaded again.
  }
}
