import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Notices the private link of a booking on the page where its element stands, now or later:
 * `https://space.example/events#cowork-rsvp=ID.TOKEN`. `takePrivateLink` then reads it.
 */
export class PrivateLinkController implements ReactiveController {
  readonly #check: () => void;

  /** @param name What stands before `=` in the fragment, e.g. `cowork-rsvp`. */
  constructor(host: ReactiveControllerHost, name: string, found: () => void) {
    this.#check = () => {
      if (location.hash.startsWith(`#${name}=`)) found();
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
