import { createContext } from '@lit/context';
import type { Backend } from '../backend/backend.js';

/** What `<cowork-space>` lends to everything inside it. */
export interface SpaceLoan {
  readonly backend: Backend | undefined;
}

// A global symbol: two separately bundled scripts on one page must still meet.
export const spaceContext = createContext<SpaceLoan>(Symbol.for('cowork-widgets/space@1'));
