// The OpenAPI document as it is written, for what refers to its schemas. `contract.ts` makes validators of its operations.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { parse } from 'yaml';

export interface Node { readonly [key: string]: unknown }

/** By which schemas refer to it: `cowork#/components/schemas/…`. */
export const documentId = 'cowork';

export const document = parse(readFileSync(new URL('../../../src/contract/openapi.yaml', import.meta.url), 'utf8')) as Node;

export interface AjvOptions {
  /** Text that means a number becomes one. */
  readonly coerceTypes?: 'array';
  /** Errors carry their schema and the data. */
  readonly verbose?: boolean;
}

/** An ajv that knows the document. */
export function contractAjv(options: AjvOptions = {}): Ajv2020 {
  // Not strict: OpenAPI's own keywords are not JSON Schema's.
  const ajv = new Ajv2020({ strict: false, allErrors: true, ...options });
  ajvFormats.default(ajv);
  ajv.addSchema(document, documentId);
  return ajv;
}
