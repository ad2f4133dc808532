import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ManageRef } from '../backend/backend.js';

/**
 * Opens the private link of a booking on the page where its element stands: `https://space.example/events#cowork-rsvp=ID.TOKEN`.
 * A fragment never leaves the browser; it is taken out of the address bar and the history at once, so that neither a
 * screenshot nor a script that reads the address later gets hold of the token.
 */
export class PrivateLinkController implements ReactiveController {
  readonly #name: string;
  readonly #open: (ref: ManageRef) => void;

  /** @param name What stands before `=` in the fragment, e.g. `cowork-rsvp`. */
  constructor(host: ReactiveControllerHost, name: string, open: (ref: ManageRef) => void) {
    this.#name = name;
    this.#open = open;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#take);
    this.#take();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#take);
  }

  readonly #take = (): void => {
    const ref = toRef(location.hash, this.#name);
    if (!ref) return;
    forget();
    this.#open(ref);
  };
}

/** The link that opens a booking on this page, to keep or to share with oneself. */
export const toPrivateLink = (name: string, { id, token }: ManageRef): string =>
  `${location.href.split('#')[0]}#${name}=${encodeURIComponent(id)}.${encodeURIComponent(token)}`;

/** An id may hold dots, a token never does. */
function toRef(hash: string, name: string): ManageRef | undefined {
  const start = `#${name}=`;
  const dot = hash.lastIndexOf('.');
  if (!hash.startsWith(start) || dot < start.length) return undefined;
  try {
    const id = decodeURIComponent(hash.slice(start.length, dot));
    const token = decodeURIComponent(hash.slice(dot + 1));
    return id && token ? { id, token } : undefined;
  } catch {
    return undefined;
  }
}

function forget(): void {
  try {
    history.replaceState(history.state, '', location.pathname + location.search);
  } catch {
    // A sandboxed page has no history to write; the link works all the same.
  }
}
