// src/contract/wire.ts is generated from src/contract/openapi.yaml, and committed so that readers and diffs see it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from '../../demo/node.mjs';

const openapi = path.join(root, 'src/contract/openapi.yaml');
const wire = path.join(root, 'src/contract/wire.ts');

/** The types as the document wants them now. */
export async function wireTypes() {
  const nodes = await openapiTS(pathToFileURL(openapi), { immutable: true, silent: true });
  return `// Generated from openapi.yaml by \`npm run contract\`. Do not edit.\n\n${astToString(nodes)}`;
}

/** Writes the types if they changed, and says whether they did. */
export async function writeWireTypes() {
  const types = await wireTypes();
  if (committedWireTypes() === types) return false;
  writeFileSync(wire, types);
  return true;
}

/** The types as they are in the repository. */
export function committedWireTypes() {
  return existsSync(wire) ? readFileSync(wire, 'utf8') : undefined;
}
