// Private links: the fragment never leaves the browser.
import type { ManageRef } from '../backend/backend.js';

/**
 * Reads the private link in the address bar and takes it out of there and of the history, so that neither a screenshot nor
 * a script that reads the address later gets hold of the token.
 */
export function takePrivateLink(name: string): ManageRef | undefined {
  const ref = toRef(location.hash, name);
  if (ref) forget();
  return ref;
}

/** The link that opens a booking on this page, to keep. */
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
