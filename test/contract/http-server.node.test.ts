// The whole way of an answer: database, server, network, adapter. Every example space has to keep the contract.
import { after, before, describe, it } from 'node:test';
import { startBackend, type Backend } from '../../demo/backend/src/server.ts';
import { http } from '../../src/adapters/http/index.ts';
import { describeBackend } from '../../src/testing/index.ts';
import { startPostgres } from '../tools/postgres.mjs';

const NOW = '2027-03-04T08:00:00Z';
const spaces = ['de-kiem', 'spoor-elf', 'merchant-house', 'de-ketel', 'linnen-den-haag', 'linnen-lisbon'];

const postgres = await startPostgres();
after(() => postgres?.stop());

describeServer('the embedded database', 'memory');
if (postgres) describeServer('PostgreSQL', postgres.url);
else it('the http adapter over a server with PostgreSQL', { skip: 'PostgreSQL is not installed.' });

function describeServer(database: string, db: string): void {
  describe(`the http adapter over a server with ${database}`, () => {
    let server: Backend;
    before(async () => {
      server = await startBackend({ db, now: () => Date.parse(NOW), limits: 'off' });
      await server.laidOut;
    });
    after(() => server.close());
    for (const space of spaces) {
      describeBackend(space, () => ({ backend: http(server.base(space)), now: () => NOW }), {
        describe,
        it,
        before,
        after,
      });
    }
  });
}
