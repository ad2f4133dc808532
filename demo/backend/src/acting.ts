// Who acts: known where a request, a job or a command begins, and wanted far below, where a change leaves its trace. It
// travels with the asynchronous call, so that no function on the way can forget to hand it on.
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Actor {
  readonly by: 'visitor' | 'host' | 'system' | 'command';
  /** More about who, and nothing personal: the id of a staff session. */
  readonly detail?: string | undefined;
  /** The request it happens in, to find what belongs together in the log. */
  readonly request?: string | undefined;
}

const acting = new AsyncLocalStorage<Actor>();

/** A request stays the same one, whoever acts in it. */
export const actAs = <T>(actor: Actor, work: () => T): T => acting.run({ request: whoActs().request, ...actor }, work);

/** Where nobody asked for anything, the backend acts by itself. */
export const whoActs = (): Actor => acting.getStore() ?? { by: 'system' };
