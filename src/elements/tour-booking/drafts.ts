// What was typed on this page, by backend: an element that is made anew goes on where the last one stood. In memory only;
// it is gone with the page.
import type { Draft } from './form.model.js';

const drafts = new WeakMap<object, Draft>();

export const draftOf = (backend: object): Draft => drafts.get(backend) ?? {};

export function keepDraft(backend: object, draft: Draft): void {
  drafts.set(backend, draft);
}
