// What a server believes of its schemas without looking, so that it starts sooner.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { operations } from '../src/contract.ts';
import { document, readDocument, type Node } from '../src/document.ts';

const ajv = new Ajv2020({ strict: false });
const complaintsAbout = (schema: Node): unknown => (ajv.validateSchema(schema) === true ? [] : ajv.errors);

describe('the schemas a server relies on', () => {
  it('are schemas (JSON Schema 2020-12): those of the contract, and that of a space file', () => {
    const { schemas } = document['components'] as { readonly schemas: Readonly<Record<string, Node>> };
    for (const [name, schema] of Object.entries(schemas)) assert.deepEqual(complaintsAbout(schema), [], name);
    assert.deepEqual(complaintsAbout(readDocument('../src/spaces/space.schema', import.meta.url)), []);
    assert.notDeepEqual(complaintsAbout({ type: 'text' }), []);
  });

  it('make validators: of each parameter, body and answer of each operation', () => {
    const checks = operations.flatMap(({ parameters, body, answers }) => [...parameters.map(({ check }) => check), ...(body ? [body] : []), ...answers.values()]);
    assert.ok(checks.length > 100);
    for (const checkOf of checks) assert.equal(typeof checkOf(), 'function');
  });
});
