// Space files that change while the server runs.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Backend } from '../src/server.ts';
import { apiOf, fixtures, newKey, open, somebody } from './helpers/api.ts';
import { databases, stopDatabases } from './helpers/databases.ts';

after(stopDatabases);

for (const { name, db } of databases) {
  describe(`space files that change, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'cowork-spaces-'));
    const file = join(folder, 'loft', 'space.yaml');
    const good = readFileSync(join(fixtures, 'loft', 'space.yaml'), 'utf8');
    const said: string[] = [];
    let backend: Backend;
    before(async () => {
      cpSync(fixtures, folder, { recursive: true });
      backend = await open({ spaces: folder, db, watch: true, log: (text) => said.push(text) });
    });
    after(async () => {
      await backend.close();
      rmSync(folder, { recursive: true });
    });
    const change = async (from: string, to: string): Promise<void> => {
      writeFileSync(file, good.replace(from, to));
      await backend.reload();
    };
    const spaceName = async (): Promise<string> => (await apiOf(backend).get('/space', { headers: { 'cache-control': 'no-cache' } })).body.name;

    it('are noticed by themselves', async () => {
      for (const wanted of ['Belfry', 'Attic']) {
        writeFileSync(file, good.replace('name: Loft\n', `name: ${wanted}\n`));
        for (let tries = 0; tries < 1500 && await spaceName() !== wanted; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
        assert.equal(await spaceName(), wanted);
      }
      assert.ok(said.includes('The space loft has changed.'));
    });

    it('leave everything as it was where they no longer fit, and say why once', async () => {
      said.length = 0;
      await change('timeZone: Europe/Amsterdam', 'timezone: Europe/Amsterdam');
      await backend.reload();
      assert.equal(await spaceName(), 'Attic');
      assert.equal(said.filter((text) => /loft\/space\.yaml:4 {2}`timezone` is not a field of the file\. Did you mean `timeZone`\?/.test(text)).length, 1, said.join('\n'));
      assert.equal(said.filter((text) => text === 'The space loft stays as it was until its file fits.').length, 1);
      await change('', '');
      assert.equal(await spaceName(), 'Loft');
    });

    it('do not touch what was booked: a visit whose host has left can be moved to another one and cancelled', async () => {
      const api = apiOf(backend);
      const booked = await api.post('/tours/tour/bookings', { start: '2026-10-22T08:00:00Z', hostId: 'bob', attendee: somebody() }, { key: newKey() });
      const token = booked.body.manageToken as string;
      assert.equal(booked.body.host.id, 'bob');
      writeFileSync(file, good.replace(/ {2}- id: bob\n.*\n.*\n/, '').replaceAll('[ada, bob]', '[ada]').replaceAll('[bob]', '[ada]'));
      await backend.reload();
      const read = await api.get(`/tour-bookings/${booked.body.id}`, { token });
      assert.deepEqual([read.status, read.body.start, read.body.host], [200, '2026-10-22T08:00:00Z', undefined]);
      const moved = await api.post(`/tour-bookings/${booked.body.id}/reschedule`, { start: '2026-10-22T09:00:00Z' }, { token, key: newKey() });
      assert.deepEqual([moved.status, moved.body.host?.id], [200, 'ada']);
      assert.equal((await api.post(`/tour-bookings/${booked.body.id}/cancel`, {}, { token })).body.status, 'cancelled');
    });

    it('do not touch what was reserved: a room that is gone can still be cancelled', async () => {
      await change('', '');
      const api = apiOf(backend);
      const reserved = await api.post('/resources/room/reservations', { start: '2026-10-22T08:00:00Z', end: '2026-10-22T09:00:00Z', attendee: somebody() }, { key: newKey() });
      assert.equal(reserved.status, 201);
      writeFileSync(file, good.replace(/ {2}- \{ id: room,.*\n/, ''));
      await backend.reload();
      const sent = { token: reserved.body.manageToken as string };
      assert.equal((await api.get(`/reservations/${reserved.body.id}`, sent)).status, 200);
      assert.equal((await api.post(`/reservations/${reserved.body.id}/cancel`, {}, sent)).body.status, 'cancelled');
      await change('', '');
      const again = await api.post('/resources/room/reservations', { start: '2026-10-22T08:00:00Z', end: '2026-10-22T09:00:00Z', attendee: somebody() }, { key: newKey() });
      assert.equal(again.status, 201, 'the room is free again');
    });

    it('may come and go', async () => {
      mkdirSync(join(folder, 'attic'));
      writeFileSync(join(folder, 'attic', 'space.yaml'), good.replace('id: loft', 'id: attic'));
      const { added } = await backend.reload();
      assert.deepEqual(added, ['attic']);
      assert.equal((await apiOf(backend, 'attic').get('/space')).status, 200);
      const visit = await apiOf(backend, 'attic').post('/tours/tour/bookings', { start: '2026-10-22T08:00:00Z', attendee: somebody() }, { key: newKey() });
      const sent = { token: visit.body.manageToken as string };

      renameSync(join(folder, 'attic'), join(folder, '..', 'cowork-attic-away'));
      assert.deepEqual((await backend.reload()).gone, ['attic']);
      assert.equal((await apiOf(backend, 'attic').get('/space')).status, 404);
      assert.equal((await apiOf(backend).get('/space')).status, 200);
      renameSync(join(folder, '..', 'cowork-attic-away'), join(folder, 'attic'));
      await backend.reload();
      assert.equal((await apiOf(backend, 'attic').get(`/tour-bookings/${visit.body.id}`, sent)).status, 200);
      rmSync(join(folder, 'attic'), { recursive: true });
      await backend.reload();
    });

    it('stay where they are while there is no file at all', async () => {
      renameSync(join(folder, 'loft'), join(folder, 'away'));
      renameSync(join(folder, 'away', 'space.yaml'), join(folder, 'away', 'space.old'));
      await backend.reload();
      assert.equal((await apiOf(backend).get('/space')).status, 200);
      renameSync(join(folder, 'away', 'space.old'), join(folder, 'away', 'space.yaml'));
      renameSync(join(folder, 'away'), join(folder, 'loft'));
    });
  });
}

const postgres = databases.find(({ name }) => name === 'postgres');

describe('several processes', { skip: postgres ? false : 'PostgreSQL is not installed.' }, () => {
  it('all read their files again when one is asked to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cowork-spaces-'));
    cpSync(fixtures, folder, { recursive: true });
    const { askToReload } = await import('../src/spaces/keeper.ts');
    const backends = await Promise.all([1, 2].map(() => open({ spaces: folder, db: postgres?.db ?? '', log: () => {} })));
    const text = readFileSync(join(folder, 'loft', 'space.yaml'), 'utf8');
    writeFileSync(join(folder, 'loft', 'space.yaml'), text.replace('name: Loft\n', 'name: Cellar\n'));
    await askToReload((backends[0] as Backend).db);
    for (const backend of backends) {
      const name = async (): Promise<string> => (await apiOf(backend).get('/space', { headers: { 'cache-control': 'no-cache' } })).body.name;
      for (let tries = 0; tries < 1500 && await name() !== 'Cellar'; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await name(), 'Cellar');
    }
    await Promise.all(backends.map((backend) => backend.close()));
    rmSync(folder, { recursive: true });
  });
});
