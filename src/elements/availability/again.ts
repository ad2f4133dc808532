// Asking again.
import type { Change } from '../../backend/backend.js';
import type { AvailabilityController } from './availability.controller.js';
import { isAboutAll, touches } from './changes.model.js';

/** Now, for what did not come. */
export function retry({ things, windows }: AvailabilityController): void {
  things.retry();
  windows.retry();
}

/** For what is different now by what the backend says. */
export function heed({ things, windows }: AvailabilityController, changes: readonly Change[]): void {
  if (changes.some(isAboutAll)) things.invalidate(() => true);
  windows.invalidate((known) => changes.some((change) => touches(change, known)));
}
