// Changes of what a visitor made, whoever makes them: the visitor with a private link, a host on the staff page, or the
// system when time is up. They are functions of a transaction, so that every way in does the same.
import type { Instant } from './time/days.ts';

/** Visitors are bound by what is on offer; a host may go beyond it, though never double-book. */
export type By = 'visitor' | 'host' | 'system';

export interface Change {
  readonly id: string;
  readonly now: Instant;
  readonly by: By;
  /** What they said about it; the other side may read it. */
  readonly reason?: string | undefined;
}

/** How a place is given: at once, after the visitor opened a link in a mail, or after a host said yes. */
export interface Terms {
  readonly approval?: boolean;
  readonly confirmByMail?: boolean;
  /** How long a place is held for the link to be opened. */
  readonly confirmMinutes?: number;
}

export type Given = 'confirmed' | 'pendingConfirmation' | 'pendingApproval';

export interface Standing {
  readonly status: Given;
  /** When the place is lost unless somebody answers. */
  readonly expiresAt: Date | null;
}

const defaultConfirmMinutes = 60;

/** How a place stands when it is taken, or when the mail address has been proven. Nobody waits for an answer beyond the start. */
export function standingOf(terms: Terms, { now, start, by, mailConfirmed = false }: { readonly now: Instant; readonly start: Instant; readonly by: By; readonly mailConfirmed?: boolean }): Standing {
  if (by === 'host') return { status: 'confirmed', expiresAt: null };
  if (terms.confirmByMail && !mailConfirmed) {
    return { status: 'pendingConfirmation', expiresAt: new Date(Math.min(start, now + (terms.confirmMinutes ?? defaultConfirmMinutes) * 60_000)) };
  }
  return terms.approval ? { status: 'pendingApproval', expiresAt: new Date(start) } : { status: 'confirmed', expiresAt: null };
}

/** The message that tells of it, after `tour.`, `rsvp.` or `reservation.`. */
export const noteOf = { confirmed: 'confirmed', pendingConfirmation: 'toConfirm', pendingApproval: 'requested' } as const satisfies Record<Given, string>;
