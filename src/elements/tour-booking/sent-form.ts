// A form that was sent and has no answer yet, kept for this tab until it has one: after a reload it goes on where it was,
// under the same key, so that it makes one booking. Nothing is kept before a visitor has pressed the button.
import type { Unanswered } from '../../controllers/submission.js';
import { forget, keep, recall } from '../../controllers/tab.js';
import type { Space } from '../../domain/space.js';
import type { TourBookingInput } from '../../domain/tours.js';
import type { Chosen, Draft } from './form.model.js';

export interface BookingRequest {
  readonly tourId: string;
  readonly input: TourBookingInput;
}

export interface SentForm {
  readonly chosen: Chosen;
  readonly draft: Draft;
  readonly unanswered: Unanswered<BookingRequest>;
}

/** What is older is no longer the same request for a backend. Milliseconds. */
const LONGEST = 24 * 60 * 60 * 1000;
/** Raised when the shape changes: a page may be loaded again with another version of this package. */
const VERSION = 1;

export function keepSent(space: Space, form: SentForm): void {
  keep(nameOf(space), { ...form, version: VERSION, at: Date.now() });
}

export function recallSent(space: Space): SentForm | undefined {
  const { version, at, ...form } = (recall(nameOf(space)) ?? {}) as Partial<SentForm> & { readonly version?: number; readonly at?: number };
  if (version === VERSION && Date.now() - Number(at) < LONGEST) return form as SentForm;
  forgetSent(space);
  return undefined;
}

export const forgetSent = (space: Space): void => forget(nameOf(space));

const nameOf = ({ id, name }: Space): string => `cowork-visit:${id ?? name}`;
