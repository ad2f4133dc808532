import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { captureNode, toolScript } from '../tools/tool.mjs';

const tags = ['cowork-availability', 'cowork-events', 'cowork-space', 'cowork-tour-booking'];

describe('the package, installed from its tarball', () => {
  const site = mkdtempSync(path.join(tmpdir(), 'cowork-site-'));
  const installed = path.join(site, 'node_modules/cowork-widgets');

  before(async () => {
    const packed = await captureNode(['test/tools/pack.mjs', '--out', site]);
    assert.equal(packed.code, 0, packed.output);
    const tarball = readdirSync(site).find((file) => file.endsWith('.tgz')) ?? '';
    writeFileSync(path.join(site, 'package.json'), JSON.stringify({ name: 'site', private: true, type: 'module' }));
    const { status, stderr } = spawnSync(
      'npm',
      ['install', `./${tarball}`, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: site, encoding: 'utf8', shell: process.platform === 'win32', env: withoutNpmSettings() },
    );
    assert.equal(status, 0, stderr);
  });
  after(() => rmSync(site, { recursive: true, force: true }));

  it('brings nothing that only its development needs', () => {
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    for (const field of ['workspaces', 'optionalDependencies', 'devDependencies', 'overrides', 'allowScripts', 'scripts']) {
      assert.equal(field in manifest, false, `${field} is published`);
    }
    const brought = readdirSync(path.join(site, 'node_modules'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(@[^\\/]+[\\/])?[^@\\/.][^\\/]*$/.test(file) && existsSync(path.join(site, 'node_modules', file, 'package.json')))
      .map((file) => file.replaceAll('\\', '/'));
    assert.deepEqual(brought.sort(), [
      '@lit-labs/ssr-dom-shim',
      '@lit/context',
      '@lit/reactive-element',
      '@lit/task',
      '@types/trusted-types',
      'altcha-lib',
      'cowork-widgets',
      'lit',
      'lit-element',
      'lit-html',
    ]);
  });

  it('has a file behind every export', () => {
    const { exports } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    for (const [name, target] of Object.entries(exports)) {
      for (const file of typeof target === 'string' ? [target] : Object.values(target)) {
        assert.ok(existsSync(path.join(installed, file.replace('*', 'cowork.js'))), `${name} leads to ${file}, which is not there`);
      }
    }
  });

  it('registers nothing when its classes are imported', async () => {
    const { defined } = await load('cowork-widgets');
    assert.deepEqual(defined, []);
  });

  it('registers all its tags by one import, or one by one', async () => {
    assert.deepEqual((await load('cowork-widgets/define')).defined, tags);
    for (const tag of tags) {
      assert.deepEqual((await load(`cowork-widgets/define/${tag.replace('cowork-', '')}`)).defined, [tag]);
    }
  });

  for (const name of ['backend', 'adapters/http', 'adapters/memory', 'testing']) {
    it(`runs ${name} on a server: no Lit, no document`, async () => {
      const { exported, loaded } = await load(`cowork-widgets/${name}`);
      assert.notEqual(exported.length, 0);
      assert.deepEqual(loaded.filter((url) => /node_modules\/(lit|@lit)/.test(url)), []);
    });
  }

  it('types a page that uses it, however strict that page is', async () => {
    writeFileSync(
      path.join(site, 'page.ts'),
      `import 'cowork-widgets/define';
import { CoworkSpace } from 'cowork-widgets';
import type { Backend } from 'cowork-widgets/backend';
import * as http from 'cowork-widgets/adapters/http';
import * as memory from 'cowork-widgets/adapters/memory';
import * as testing from 'cowork-widgets/testing';
import type { CustomElements } from 'cowork-widgets/jsx';

const space: CoworkSpace = document.createElement('cowork-space');
space.addEventListener('cowork-location-change', ({ location }) => console.log(location.name));
const backend: Backend | undefined = undefined;
export const tag: keyof CustomElements = 'cowork-space';
export { backend, http, memory, testing };
`,
    );
    for (const [module, moduleResolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']] as const) {
      const { code, output } = await captureNode(
        [
          ...[toolScript('typescript', 'tsc'), '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022'],
          ...['--lib', 'es2023,dom,dom.iterable', '--types', 'trusted-types', '--module', module, '--moduleResolution', moduleResolution],
          'page.ts',
        ],
        { cwd: site },
      );
      assert.equal(code, 0, `${moduleResolution}: ${output}`);
    }
  });

  /** What importing a module in Node does: the tags it defines, the names it exports, the files it loads. */
  async function load(name: string): Promise<{ defined: string[]; exported: string[]; loaded: string[] }> {
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      const defined = [];
      globalThis.customElements = { define: (tag) => defined.push(tag), get: () => undefined };
      const exported = Object.keys(await import('${name}'));
      console.log(JSON.stringify({ defined: defined.sort(), exported, loaded }));`;
    const { code, output } = await captureNode(['--input-type=module', '--eval', script], { cwd: site });
    assert.equal(code, 0, output);
    return JSON.parse(output.slice(output.indexOf('{'))) as Awaited<ReturnType<typeof load>>;
  }
});

/** npm hands its settings down to what it starts; a site has its own. The folder and address of its cache may stay. */
function withoutNpmSettings(): NodeJS.ProcessEnv {
  const kept = ['npm_config_cache', 'npm_config_registry', 'npm_config_userconfig'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') || kept.includes(name)),
  );
}
