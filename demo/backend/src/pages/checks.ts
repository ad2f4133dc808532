// What the pages send is checked by schemas, like everything else that comes in.
import { contractAjv } from '../document.ts';
import type { ValidateFunction } from 'ajv/dist/2020.js';

const ajv = contractAjv();
const always = { id: { type: 'string', minLength: 1, maxLength: 300 }, language: { type: 'string', maxLength: 35 } };

/** The body of one action: an object of these properties, beside what every page sends. */
export const bodyOf = (properties: object = {}, required: readonly string[] = []): ValidateFunction =>
  ajv.compile({ type: 'object', required: ['id', ...required], additionalProperties: false, properties: { ...always, ...properties } });
