import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { InstalledBackend } from './installed.ts';
import { servesOnSmallMachine } from './small-machine.ts';

describe('the backend, installed from its tarball', () => {
  const backend = new InstalledBackend();
  const { house, installed, command } = backend;
  before(() => backend.install());
  after(() => backend.remove());

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
    const first = await backend.start();
    assert.equal((await (await fetch(`${first.url}/cowork/v1/de-kiem/space`)).json() as { name: string }).name, 'De Kiem');
    assert.equal((await fetch(`${first.url}/healthz`)).status, 200);
    assert.equal(await first.stop(), 0);
    assert.ok(existsSync(path.join(house, 'cowork-data/db/PG_VERSION')));

    mkdirSync(path.join(house, 'spaces/attic'), { recursive: true });
    writeFileSync(path.join(house, 'spaces/attic/space.yaml'), [
      'id: attic', 'name: The Attic', 'timeZone: Europe/Lisbon', 'openingHours: [{ days: [1, 2, 3, 4, 5], opens: "09:00", closes: "17:00" }]',
    ].join('\n'));
    const second = await backend.start();
    const { spaces } = await (await fetch(second.url)).json() as { spaces: readonly { name: string }[] };
    assert.deepEqual(spaces.map(({ name }) => name), ['The Attic']);
    assert.equal(await second.stop(), 0);
  });

  servesOnSmallMachine(() => backend);
});
