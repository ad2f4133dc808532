// Blocks of markup in the head of the page: one for each thing, however many elements speak of it, as long as one does.

interface Block {
  readonly script: HTMLScriptElement;
  /** What each element says of it, the newest last. */
  readonly says: Map<object, string>;
}

// A global symbol: two copies of this package on one page must not say the same thing twice.
const KEY = Symbol.for('cowork-widgets/event-markup@1');

const blocks = (): Map<string, Block> => {
  const page = globalThis as { [KEY]?: Map<string, Block> };
  return (page[KEY] ??= new Map<string, Block>());
};

/** Makes the blocks of one holder these and no others. */
export function showMarkup(holder: object, said: ReadonlyMap<string, string>): void {
  const known = blocks();
  for (const [key, block] of known) if (!said.has(key) && block.says.delete(holder)) settle(known, key, block);
  for (const [key, json] of said) {
    const block = known.get(key) ?? { script: newScript(), says: new Map<object, string>() };
    if (block.says.get(holder) === json && block.script.isConnected) continue;
    block.says.delete(holder);
    block.says.set(holder, json);
    known.set(key, block);
    settle(known, key, block);
  }
}

/** Writes what was said last, or takes the block away when nobody speaks of it any more. */
function settle(known: Map<string, Block>, key: string, { script, says }: Block): void {
  const json = [...says.values()].at(-1);
  if (json === undefined) {
    script.remove();
    known.delete(key);
    return;
  }
  // As a node: a page that requires Trusted Types lets no text be set on a script, not even on one that is only data.
  script.replaceChildren(document.createTextNode(json));
  if (!script.isConnected) document.head.append(script);
}

function newScript(): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  return script;
}
