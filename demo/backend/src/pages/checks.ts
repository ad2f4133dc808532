// What the pages send is checked by schemas, like everything else that comes in.
import { contractAjv, type Check } from '../document.ts';

const always = { id: { type: 'string', minLength: 1, maxLength: 300 }, language: { type: 'string', maxLength: 35 } };
let ajv: ReturnType<typeof contractAjv> | undefined;

/** The body of one action: an object of these properties, beside what every page sends. */
export function bodyOf(properties: object = {}, required: readonly string[] = []): Check {
  const schema = { type: 'object', required: ['id', ...required], additionalProperties: false, properties: { ...always, ...properties } };
  // Remembered by ajv, which knows the schema again.
  return () => (ajv ??= contractAjv()).compile(schema);
}
