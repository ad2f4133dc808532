// Changes of what a visitor made, whoever makes them: the visitor with a private link, a host on the staff page, or the
// system when time is up. They are functions of a transaction, so that every way in does the same.
import { record } from './audit.ts';
import type { Queryable } from './db/database.ts';
import { audiences, post, type Message } from './outbox.ts';
import { Problem } from './problem.ts';
import type { Space } from './spaces/space.ts';
import { minute, type Instant } from './time/days.ts';

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
  /** How long a time is kept while the form is filled; not at all if left out. */
  readonly holdMinutes?: number;
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
    return { status: 'pendingConfirmation', expiresAt: new Date(Math.min(start, now + (terms.confirmMinutes ?? defaultConfirmMinutes) * minute)) };
  }
  return terms.approval ? { status: 'pendingApproval', expiresAt: new Date(start) } : { status: 'confirmed', expiresAt: null };
}

/** The message that tells of it, after `tour.`, `rsvp.` or `reservation.`. */
export const noteOf = { confirmed: 'confirmed', pendingConfirmation: 'toConfirm', pendingApproval: 'requested' } as const satisfies Record<Given, string>;

/** Until when a visitor may move or cancel. A host can, and may be asked, until it has begun. */
export const changeableUntil = (start: Instant, rules: { readonly changeNoticeMinutes?: number } | undefined): Instant => start - (rules?.changeNoticeMinutes ?? 0) * minute;

export function mustBeChangeable(by: By, now: Instant, until: Instant): void {
  if (by === 'visitor' && now >= until) throw new Problem('closed', { detail: 'It is too late to change this here. Please call or write to us.' });
}

/** How a change ended, after the same words. What has expired is a note for the trail of changes and no message. */
export type Note = 'confirmed' | 'requested' | 'toConfirm' | 'changed' | 'cancelled' | 'declined' | 'expired';

/** Owes the message that tells of a change, or leaves only its trace. */
export async function leaveNote(tx: Queryable, space: Space, kind: `${'tour' | 'rsvp' | 'reservation'}.${Note}`, ref: string, now: Instant, payload: object): Promise<void> {
  if (isMessage(kind)) await post(tx, space.id, kind, ref, now, payload);
  else await record(tx, { space: space.id, at: now, kind, ref });
}

const isMessage = (kind: string): kind is Message => kind in audiences;

export const isOver = (expiresAt: Date | null, now: Instant): boolean => expiresAt !== null && expiresAt.getTime() <= now;

/** Also where the place has not been given to others yet. */
export function mustBeInTime(expiresAt: Date | null, now: Instant): void {
  if (isOver(expiresAt, now)) throw new Problem('closed', { detail: 'This was not confirmed in time, and the place is free again.' });
}
