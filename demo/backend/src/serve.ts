// A backend that answers: its spaces, its jobs, its mail and its HTTP server around one database.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { createApp } from './app.ts';
import type { Backend, BackendOptions } from './backend.ts';
import { nightlyBackup, nightlyTidying } from './backup/nightly.ts';
import { pollCalendars } from './calendars/poll.ts';
import type { Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { openLine } from './db/line.ts';
import { letGo } from './expiry.ts';
import { readTrust } from './guard/address.ts';
import { Guard } from './guard/guard.ts';
import { forgetChallenges } from './guard/challenge.ts';
import { forgetRates } from './guard/limits.ts';
import { Health } from './health.ts';
import { forgetAnswers } from './idempotency.ts';
import { Jobs, type Job } from './jobs.ts';
import { Live } from './live.ts';
import { nameError, type Log } from './log.ts';
import { MailOffice } from './mail/office.ts';
import type { Owed } from './mail/queue.ts';
import { remind } from './mail/reminders.ts';
import { endServer } from './ending.ts';
import { peopleJobs } from './people/jobs.ts';
import { forgetOld, forgottenLine } from './privacy/retention.ts';
import { mustFit, readSpaces } from './spaces/check.ts';
import { exampleSpaces } from './spaces/examples.ts';
import { SpaceKeeper } from './spaces/keeper.ts';
import type { Space } from './spaces/space.ts';
import { Tokens } from './tokens.ts';

/** Takes the database over, and closes it if this comes to nothing. */
export async function serve(opening: Promise<Database>, options: BackendOptions): Promise<Backend> {
  const { now = Date.now, log = () => {}, host = '127.0.0.1' } = options;
  try {
    const folder = resolve(options.spaces ?? exampleSpaces);
    const read = readSpaces(folder);
    mustFit(read);
    const tokens = new Tokens(options.secret ?? randomBytes(32).toString('base64url'));
    const db = await opening;
    await migrate(db);
    await tokens.claim(db);
    const keeper = new SpaceKeeper({ folder, db, now, log });
    await keeper.start(read);
    const { spaces } = keeper;
    const jobs = new Jobs({ db, now, log }, jobsOf({ db, now, log, spaces, backups: options.backups }));
    const live = new Live();
    await live.start(db);

    const { publicUrl, limits = 'asConfigured' } = options;
    const guard = new Guard({ db, tokens, now, log, trust: readTrust(options.trustProxy), limits, publicUrl });
    const health = new Health(db);
    const metrics = options.metricsToken === undefined ? undefined : new (await import('./metrics.ts')).Metrics({ db, live, token: options.metricsToken });
    const { staffTokens = () => undefined } = options;
    let origin = publicUrl ?? '';
    const mail = new MailOffice({ db, tokens, spaces, now, log, origin: () => origin, staffTokens, settings: options.mail, firstPauseMs: options.mailPause });
    const outbox = options.outboxPage && !options.mail ? { key: tokens.hash('page', 'outbox').slice(0, 22), write: (owed: Owed) => mail.write(owed) } : undefined;
    const app = createApp({ db, tokens, live, spaces, keeper, staffTokens, now, log, logRequest: options.logRequest, guard, health, metrics, publicUrl, checkInsToken: options.checkInsToken, outbox });
    const server = createAdaptorServer({ fetch: app.fetch, autoCleanupIncoming: false, serverOptions: { connectionsCheckingInterval: 5_000 } }) as Server;
    // A client that sends its request drop by drop does not keep a place for ever.
    server.requestTimeout = 30_000;
    server.headersTimeout = 15_000;
    // Proxies keep their lines for a minute; were we to close one first, the request just sent on it would be lost.
    server.keepAliveTimeout = 65_000;
    await new Promise<void>((listening, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, host, () => { server.off('error', reject); listening(); });
    });
    const closeLine = await openLineOf(db, options.db, log);
    if (options.watch) keeper.watch();
    jobs.start();
    const { port } = server.address() as AddressInfo;
    const url = `http://${host}:${port}`;
    origin = publicUrl ?? url;
    await mail.start();
    return {
      url, port, db, jobs,
      laidOut: keeper.layCrowds(),
      lost: db.lost,
      outboxUrl: outbox && `${url}/outbox/${outbox.key}/`,
      base: (spaceId) => `${url}/cowork/v1/${spaceId}`,
      spaces: [...spaces.keys()],
      reload: () => keeper.reload(),
      async close() {
        health.stopping = true;
        await new Promise((resolve) => setTimeout(resolve, (options.drainSeconds ?? 0) * 1000));
        await keeper.close();
        await endServer(server, { endStreams: () => live.close(), lateMs: options.drainSeconds ? 500 : 50 });
        await jobs.stop();
        await mail.stop();
        await closeLine();
        await db.close();
      },
    };
  } catch (error) {
    await opening.then((db) => db.close(), () => {});
    throw error;
  }
}

/** Commands reach an embedded database through this process. A server that they cannot reach still serves its visitors. */
async function openLineOf(db: Database, where: string | undefined, log: Log): Promise<() => Promise<void>> {
  if (db.kind !== 'embedded' || where === undefined || where === 'memory') return async () => {};
  return openLine(db, where).catch((error: Error) => {
    log(`Commands will not reach this server while it runs: ${nameError(error)}`, { level: 'warn' });
    return async () => {};
  });
}

interface JobsOf {
  readonly db: Database;
  readonly now: () => number;
  readonly log: Log;
  readonly spaces: ReadonlyMap<string, Space>;
  readonly backups: BackendOptions['backups'];
}

const jobsOf = ({ db, now, log, spaces, backups }: JobsOf): readonly Job[] => [
  ...peopleJobs(db, spaces, now),
  { name: 'let-go', everySeconds: 15, run: async () => { for (const space of spaces.values()) await letGo(db, space, now()); } },
  { name: 'remind', everySeconds: 300, run: async (signal) => remind(db, spaces.values(), now(), signal) },
  { name: 'forget-rates', everySeconds: 600, run: async () => forgetRates(db, now()) },
  { name: 'forget-challenges', everySeconds: 600, run: async () => forgetChallenges(db) },
  {
    name: 'forget-old',
    everySeconds: 3600,
    async run(signal) {
      for (const space of spaces.values()) {
        const forgotten = await forgetOld(db, space, now(), signal);
        if (Object.keys(forgotten).length) log(`Kept long enough, and deleted or made anonymous in ${forgottenLine(space, forgotten)}.`);
      }
    },
  },
  { name: 'calendars', everySeconds: 60, run: (signal) => pollCalendars({ db, now, log }, spaces.values(), { signal }) },
  { name: 'forget-answers', everySeconds: 3600, run: async () => forgetAnswers(db, now()) },
  ...(backups ? [nightlyBackup({ db, now, ...backups })] : []),
  ...(db.kind === 'embedded' ? [nightlyTidying(db)] : []),
];
