// Does the manifest, which is each element's doc block, tell all that a page can use, and nothing that is not there?
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { usedByElement } from '../element-sources.mjs';
import { analyzeManifest } from '../manifest.mjs';
import { root } from '../../../demo/node.mjs';

/** @typedef {import('custom-elements-manifest/schema.d.ts').CustomElement & { tagName: string }} Tagged */

const manifest = await analyzeManifest();
const events = declaredIn('HTMLElementEventMap');
const tags = declaredIn('HTMLElementTagNameMap');

const said = elementsOf(manifest).flatMap(complaints);
if (elementsOf(manifest).length === 0) said.push('The manifest has no element at all');
for (const complaint of said) console.log(complaint);
process.exitCode = said.length > 0 ? 1 : 0;

/** @param {import('custom-elements-manifest/schema.d.ts').Package} all */
function elementsOf({ modules }) {
  const classes = modules.flatMap(({ declarations = [] }) => declarations).filter(({ kind }) => kind === 'class');
  return /** @type {Tagged[]} */ (classes.filter((it) => 'tagName' in it && it.tagName));
}

/** @param {Tagged} element */
function complaints({ tagName: tag, name, description, members = [], attributes = [], slots = [], cssParts = [], cssProperties = [], events: fired = [] }) {
  /** @type {string[]} */
  const said = [];
  const sources = usedByElement(tag);

  if (!description) said.push(`<${tag}> does not say what it is for`);
  if (tags.get(tag) !== name) said.push(`<${tag}> is not in HTMLElementTagNameMap as ${name}`);

  /** @type {[string, readonly { name: string, description?: string }[]][]} */
  const kinds = [
    ['property or method', members],
    ['attribute', attributes.map((it) => ({ ...it, name: it.name ?? it.fieldName ?? '' }))],
    ['slot', slots],
    ['part', cssParts],
    ['custom property', cssProperties],
    ['event', fired],
  ];
  for (const [kind, all] of kinds) {
    for (const it of all) if (!it.description) said.push(`<${tag}>: the ${kind} ${it.name || '(default)'} has no description`);
  }

  for (const event of fired) {
    const known = events.get(event.name);
    if (!event.type?.text) said.push(`<${tag}>: the event ${event.name} names no class`);
    else if (known !== event.type.text) said.push(`<${tag}>: ${event.name} is not in HTMLElementEventMap as ${event.type.text}`);
  }

  compare('part', cssParts, sources.parts, (part) => sources.mentions(part));
  compare('custom property', cssProperties, sources.cssProperties, (property) => sources.mentions(property));
  compare('event', fired, sources.events, (event) => sources.mentions(event));
  return said;

  /**
   * @param {string} kind
   * @param {readonly { name: string }[]} documented
   * @param {ReadonlySet<string>} used
   * @param {(name: string) => boolean} exists
   */
  function compare(kind, documented, used, exists) {
    const names = new Set(documented.map((it) => it.name));
    for (const it of used) if (!names.has(it)) said.push(`<${tag}>: the ${kind} ${it} is not in the doc block`);
    for (const it of names) if (!exists(it)) said.push(`<${tag}>: the ${kind} ${it} is in the doc block, but nowhere in the sources`);
  }
}

/**
 * The entries of a global map, like `'cowork-day-select': DaySelectEvent`.
 * @param {string} map
 */
function declaredIn(map) {
  const entries = globSync('src/elements/**/*.ts', { cwd: root })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(new RegExp(`interface ${map} \\{([^}]*)\\}`, 'g'))])
    .flatMap(([, body = '']) => [...body.matchAll(/['"]([\w-]+)['"]: (\w+)/g)]);
  return new Map(entries.map(([, key = '', type = '']) => [key, type]));
}
