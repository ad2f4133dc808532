import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { captureNode } from '../tools/tool.mjs';

describe('the backend, installed from its tarball', () => {
  const house = mkdtempSync(path.join(tmpdir(), 'cowork-house-'));
  const installed = path.join(house, 'node_modules/cowork-backend');
  // Node by its path and not by the shebang, which would take whatever Node the machine has.
  const command = path.join(installed, 'dist/demo/backend/src/cli.js');

  before(async () => {
    const packed = await captureNode(['test/tools/pack-backend.mjs', '--out', house]);
    assert.equal(packed.code, 0, packed.output);
    const tarball = readdirSync(house).find((file) => file.endsWith('.tgz')) ?? '';
    writeFileSync(path.join(house, 'package.json'), JSON.stringify({ name: 'house', private: true }));
    const { status, stderr } = spawnSync(
      'npm',
      ['install', `./${tarball}`, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: house, encoding: 'utf8', shell: process.platform === 'win32', env: alone() },
    );
    assert.equal(status, 0, stderr);
  });
  const started = new Set<ChildProcess>();
  after(() => {
    for (const child of started) child.kill('SIGKILL');
    rmSync(house, { recursive: true, force: true });
  });

  it('brings what it runs on, compiled, and nothing of its development', () => {
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { bin: Record<string, string> } & Record<string, unknown>;
    assert.equal('scripts' in manifest || 'devDependencies' in manifest, false);
    assert.equal(path.join(installed, manifest.bin['cowork-backend'] ?? ''), command);
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(files.filter((file) => file.endsWith('.ts')), []);
    assert.equal(files.filter((file) => /prepared-.*\.tgz$/.test(file)).length, 1);
    assert.ok(existsSync(path.join(house, 'node_modules/.bin/cowork-backend')));
    assert.match(readFileSync(command, 'utf8'), /^#!\/usr\/bin\/env -S node --liftoff-only\n/);
  });

  it('starts where it is called: with its examples, until there is a folder `spaces`, and keeps its data there', async () => {
    const first = await start();
    assert.equal((await (await fetch(`${first.url}/cowork/v1/de-kiem/space`)).json() as { name: string }).name, 'De Kiem');
    assert.equal((await fetch(`${first.url}/healthz`)).status, 200);
    assert.equal(await first.stop(), 0);
    assert.ok(existsSync(path.join(house, 'cowork-data/db/PG_VERSION')));

    mkdirSync(path.join(house, 'spaces/attic'), { recursive: true });
    writeFileSync(path.join(house, 'spaces/attic/space.yaml'), [
      'id: attic', 'name: The Attic', 'timeZone: Europe/Lisbon', 'openingHours: [{ days: [1, 2, 3, 4, 5], opens: "09:00", closes: "17:00" }]',
    ].join('\n'));
    const second = await start();
    const { spaces } = await (await fetch(second.url)).json() as { spaces: readonly { name: string }[] };
    assert.deepEqual(spaces.map(({ name }) => name), ['The Attic']);
    assert.equal(await second.stop(), 0);
  });

  async function start(): Promise<{ readonly url: string; stop(): Promise<number | null> }> {
    const child = spawn(process.execPath, ['--liftoff-only', command, 'start', '--port', '0'], { cwd: house, env: alone(), stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(child, 'exit') as Promise<[number | null]>;
    started.add(child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
    const url = await Promise.race([
      new Promise<string>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          const found = /answers on (\S+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
      }),
      exited.then(() => { throw new Error(`It did not start: ${said}`); }),
    ]);
    return {
      url,
      async stop() {
        child.kill('SIGTERM');
        return (await exited)[0];
      },
    };
  }
});

/** Without the settings that npm and a developer's shell hand down. */
function alone(): NodeJS.ProcessEnv {
  const kept = ['npm_config_cache', 'npm_config_registry', 'npm_config_userconfig'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) =>
    (!name.startsWith('npm_') || kept.includes(name)) && !/^(COWORK_|DATABASE_URL|LISTEN_URL|PORT$|HOST$|INIT_CWD$)/.test(name)));
}
