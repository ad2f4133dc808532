// Reads from an element's sources which parts, custom properties and events it uses: its own folder, and of
// elements/parts only the pieces that it reaches.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../demo/node.mjs';

/** @param {string} tag */
export function usedByElement(tag) {
  const folder = path.join(root, 'src/elements', tag.replace(/^cowork-/, ''));
  const own = globSync('**/*.ts', { cwd: folder }).map((file) => path.join(folder, file));
  /** @type {Set<string>} */
  const pieces = new Set();
  for (const file of own) {
    const text = read(file);
    // Its doc block would make everything it names look used.
    pieces.add(text.replace(/\/\*\*[\s\S]*?\*\//g, ''));
    for (const { from, names } of importsOf(text)) reach(path.resolve(path.dirname(file), from), names, pieces);
  }
  const text = [...pieces].join('\n');
  // All elements take the shared looks, and a state of the domain may be a part's name.
  const known = text + globSync('src/{styles,domain}/*.ts', { cwd: root }).map((file) => read(path.join(root, file))).join('\n');
  return {
    parts: partsIn(text),
    cssProperties: matches(text, /var\(\s*(--cowork-[\w-]+)/g),
    events: matches(text, /extends Event \{[^}]*?['"](cowork-[\w-]+)['"]/g),
    mentions: (/** @type {string} */ name) => new RegExp(String.raw`(?<![\w-])${RegExp.escape(name)}(?![\w-])`).test(known),
  };
}

/**
 * Collects the named declarations of a file in elements/parts, and what they reach in turn.
 * @param {string} script - Ends in .js, as it is imported.
 * @param {readonly string[] | 'all'} names
 * @param {Set<string>} pieces
 */
function reach(script, names, pieces) {
  const file = script.replace(/\.js$/, '.ts');
  if (!/[\\/]elements[\\/]parts[\\/]/.test(file) || !existsSync(file)) return;
  const text = read(file);
  for (const { name, body } of declarationsOf(text)) {
    if ((names !== 'all' && !names.includes(name)) || pieces.has(body)) continue;
    pieces.add(body);
    const words = new Set(body.match(/\w+/g));
    reach(script, declarationsOf(text).map((it) => it.name).filter((it) => words.has(it)), pieces);
    for (const { from, names: imported } of importsOf(text)) {
      const used = imported === 'all' ? imported : imported.filter((it) => words.has(it));
      reach(path.resolve(path.dirname(file), from), used, pieces);
    }
  }
}

/** @param {string} text */
function declarationsOf(text) {
  return text
    .split(/^(?=(?:export )?(?:async )?(?:const|function|class) \w)/m)
    .flatMap((body) => {
      const name = /^(?:export )?(?:async )?(?:const|function|class) (\w+)/.exec(body)?.[1];
      return name ? [{ name, body }] : [];
    });
}

/**
 * @param {string} text
 * @returns {{ from: string, names: readonly string[] | 'all' }[]}
 */
function importsOf(text) {
  const named = [...text.matchAll(/^import (?!type )\{([^}]*)\} from '(\.[^']*)'/gm)].map(([, names = '', from = '']) => ({
    from,
    names: names.split(',').map((name) => name.trim()).filter((name) => name && !name.startsWith('type ')),
  }));
  const lazy = [...text.matchAll(/import\('(\.[^']*)'\)/g)].map(([, from = '']) => ({ from, names: /** @type {const} */ ('all') }));
  return [...named, ...lazy];
}

/**
 * Names in `part="day full"`, in `part="day ${full ? 'full' : ''}"` and in part=${`day ${more}`}.
 * @param {string} text
 */
function partsIn(text) {
  const values = [...text.matchAll(/\bpart=(?:"([^"]*)"|\$\{`((?:[^`$]|\$\{[^}]*\})*)`\})/g)].map(([, quoted, dynamic]) => quoted ?? dynamic ?? '');
  const names = values.flatMap((value) => [
    ...value.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/),
    ...[...value.matchAll(/[?:]\s*'([a-z][\w -]*)'/g)].flatMap(([, some = '']) => some.split(/\s+/)),
  ]);
  return new Set(names.filter(Boolean));
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function matches(text, pattern) {
  return new Set([...text.matchAll(pattern)].map(([, found = '']) => found));
}

/** @param {string} file */
function read(file) {
  return readFileSync(file, 'utf8');
}
