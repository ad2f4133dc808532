// When an element may have to speak differently.

const listeners = new Set<() => void>();

/** Calls back whenever the language around an element may have changed, until the returned function is called. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const observers = rootsOf(element).map((root) => {
    const observer = new MutationObserver(changed);
    observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    return observer;
  });
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
    for (const observer of observers) observer.disconnect();
  };
}

/** Tells all who watch that some words are others now. */
export function announceWords(): void {
  for (const listener of listeners) listener();
}

/** The document and every shadow root that an element sits in. */
function rootsOf(element: Element): readonly Node[] {
  const roots: Node[] = [];
  for (let node = element.getRootNode(); ; node = node.host.getRootNode()) {
    roots.push(node);
    if (!(node instanceof ShadowRoot)) return roots;
  }
}
