// Blocks of markup in the head of the page: one for each thing, however many elements speak of it, as long as one does.
import { render } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

interface Block {
  script: Element | undefined;
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
    const block = known.get(key) ?? { script: undefined, says: new Map<object, string>() };
    if (block.says.get(holder) === json && block.script?.isConnected) continue;
    block.says.delete(holder);
    block.says.set(holder, json);
    known.set(key, block);
    settle(known, key, block);
  }
}

/** Writes what was said last, or takes the block away when nobody speaks of it any more. */
function settle(known: Map<string, Block>, key: string, block: Block): void {
  const json = [...block.says.values()].at(-1);
  block.script?.remove();
  if (json === undefined) {
    known.delete(key);
    return;
  }
  block.script = toScript(json);
  if (block.script) document.head.append(block.script);
}

/**
 * Through Lit, whose policy is the one that a page with Trusted Types allows us: such a page lets no text be put into a
 * script, not even into one that is only data. `json` has no `<` that could end it.
 */
function toScript(json: string): Element | undefined {
  const box = document.createElement('div');
  render(unsafeHTML(`<script type="application/ld+json">${json}</script>`), box);
  return box.firstElementChild ?? undefined;
}
