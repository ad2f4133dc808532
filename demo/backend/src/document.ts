// The OpenAPI document and other schemas as they are written, and the ajv that knows them. `contract.ts` makes validators of the
// document's operations.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { parse } from 'yaml';

export interface Node { readonly [key: string]: unknown }

/** Made when it is first asked for. Some are never needed, and all of them together would take most of a start. */
export type Check = () => ValidateFunction;

/** By which schemas refer to it: `cowork#/components/schemas/…`. */
export const documentId = 'cowork';

export const document = readDocument('../../../src/contract/openapi', import.meta.url);

export interface AjvOptions {
  /** Text that means a number becomes one. */
  readonly coerceTypes?: 'array';
  /** Errors carry their schema and the data. */
  readonly verbose?: boolean;
}

/** An ajv that knows the document. */
export function contractAjv(options: AjvOptions = {}): Ajv2020 {
  // Not strict: OpenAPI's own keywords are not JSON Schema's. Whether the schemas are schemas is for the tests to say, and
  // code that is looked through a second time runs no faster here: both would only delay a start.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, code: { optimize: false }, ...options });
  ajvFormats.default(ajv);
  ajv.addSchema(document, documentId);
  return ajv;
}

/**
 * YAML beside the caller's sources. Compiled they have the same as JSON beside them, which Node reads in no time
 * (`test/tools/pack-backend.mjs`).
 */
export function readDocument(name: string, caller: string): Node {
  const isSource = extname(caller) === '.ts';
  const text = readFileSync(new URL(name + (isSource ? '.yaml' : '.json'), caller), 'utf8');
  return (isSource ? parse(text) : JSON.parse(text)) as Node;
}
