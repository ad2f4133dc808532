// The backend as one function, for the command line and for tests:
//
//   const backend = await startBackend({ db: 'memory', spaces: '…/demo/spaces', now: () => Date.parse('2026-10-20T08:00:00Z') });
//   await fetch(`${backend.base('de-kiem')}/space`);
//   await backend.close();
//
// `db` is `memory`, a folder, or `postgres://…`; several backends may share one PostgreSQL if they share the `secret`.
// Without a `port` the system chooses a free one. `now` is the backend's clock, in milliseconds since 1970.
import { setImmediate } from 'node:timers/promises';
import type { Backend, BackendOptions } from './backend.ts';
import { openDatabase } from './db/open.ts';

export type { Backend, BackendOptions } from './backend.ts';

export async function startBackend(options: BackendOptions = {}): Promise<Backend> {
  const opening = openDatabase(options.db ?? 'memory', options.listenUrl);
  // If it fails, that is told where the rest waits for it.
  opening.catch(() => {});
  // The embedded database needs its time to wake up, in a thread of its own. This one loads the rest of the program meanwhile,
  // which would keep it from starting that thread.
  await setImmediate();
  const { serve } = await import('./serve.ts');
  return serve(opening, options);
}
