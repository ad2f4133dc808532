// Who acts: known where a request, a job or a command begins, and wanted far below, where a change leaves its trace. It
// travels with the asynchronous call, so that no function on the way can forget to hand it on.
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Actor {
  readonly by: 'visitor' | 'host' | 'system' | 'command';
  /** More about who, and nothing personal: the id of a staff session. */
  readonly detail?: string | undefined;
}

const acting = new AsyncLocalStorage<Actor>();

export const actAs = <T>(actor: Actor, work: () => T): T => acting.run(actor, work);

/** Where nobody asked for anything, the backend acts by itself. */
export const whoActs = (): Actor => acting.getStore() ?? { by: 'system' };
