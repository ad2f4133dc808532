// The README's reference of the elements, written from the manifest.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyzeManifest } from './manifest.mjs';
import { root } from '../../demo/node.mjs';

const file = path.join(root, 'README.md');
const between = /(<!-- elements:[^\n]*-->\n)[\s\S]*(<!-- \/elements -->)/;

/** What the README should say. */
export async function freshReadme() {
  const { modules } = await analyzeManifest();
  const elements = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((it) => 'tagName' in it && it.tagName)
    .sort((one, other) => order(one) - order(other));
  const reference = elements.map(section).join('\n');
  return committedReadme().replace(between, (_, start, end) => `${start}\n${reference}\n${end}`);
}

export const committedReadme = () => readFileSync(file, 'utf8');

/** @param {string} text */
export const writeReadme = (text) => writeFileSync(file, text);

const tags = ['cowork-space', 'cowork-availability', 'cowork-events', 'cowork-tour-booking'];

/** @param {any} element */
const order = ({ tagName }) => tags.indexOf(tagName);

/** @param {any} element */
function section(element) {
  const settings = element.members?.filter((/** @type {any} */ it) => it.kind === 'field' && !it.static && !it.readonly) ?? [];
  const rows = settings.map((/** @type {any} */ it) => [
    code(it.attribute ?? `.${it.name}`), code((it.type?.text ?? '').replace(' | undefined', '')), it.description,
  ]);
  return [
    `### \`<${element.tagName}>\`\n`,
    `${element.description}\n`,
    table(['attribute or property', 'type', 'what it does'], rows),
    table(['event', 'fired when'], element.events?.map((/** @type {any} */ it) => [`${code(it.name)} (${code(it.type?.text ?? 'Event')})`, it.description])),
    table(['slot', 'holds'], element.slots?.map((/** @type {any} */ it) => [it.name ? code(it.name) : 'default', it.description])),
    table(['part', 'is'], element.cssParts?.map((/** @type {any} */ it) => [code(it.name), it.description])),
    table(['custom property', 'default', 'is'], element.cssProperties?.map((/** @type {any} */ it) => [code(it.name), code(it.default ?? ''), it.description])),
  ].filter(Boolean).join('\n');
}

/**
 * @param {string[]} head
 * @param {string[][]} [rows]
 */
function table(head, rows = []) {
  if (rows.length === 0) return '';
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ').trim()).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

/** @param {string} text */
const code = (text) => (text === '' ? '' : `\`${text}\``);
