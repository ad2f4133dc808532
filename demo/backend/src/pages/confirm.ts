// A visitor proves that the mail address is theirs, by pressing a button that only the mail leads to. What it is about is said
// first, so that nobody confirms what they did not ask for.
import { html } from 'hono/html';
import { confirmReservation } from '../availability/changes.ts';
import { reservationOf } from '../availability/reservation.ts';
import type { Change } from '../change.ts';
import type { Queryable } from '../db/database.ts';
import { confirmRsvp } from '../events/changes.ts';
import { rsvpOf, theEvent } from '../events/rsvp.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import { confirmKey, type Confirmed } from '../tokens.ts';
import { confirmVisit } from '../tours/changes.ts';
import { visitOf } from '../tours/visit.ts';
import { bodyOf } from './checks.ts';
import type { PageCall, PageKind, View } from './page.ts';
import { whenOf } from './when.ts';

export const confirmPage: PageKind = {
  name: 'confirm',
  title: ({ confirm }) => confirm.page,
  sections: ({ confirm: words }) => html`
<section data-state="pending" hidden>
  <h1 tabindex="-1">${words.title}</h1>
  <blockquote><strong data-text="what"></strong><br><span data-text="when"></span></blockquote>
  <p>${words.text}</p>
  <form><p class="buttons"><button class="yes" value="confirm">${words.button}</button></p></form>
  <p class="help" data-text="until"></p>
</section>
${([['confirmed', words.confirmedTitle, words.confirmed], ['requested', words.requestedTitle, words.requested], ['waiting', words.waitingTitle, words.waiting]] as const)
  .map(([state, title, text]) => html`
<section data-state="${state}" hidden><h1 tabindex="-1">${title}</h1><blockquote><strong data-text="what"></strong><br><span data-text="when"></span></blockquote><p>${text}</p></section>`)}
<section data-state="gone" hidden><h1 tabindex="-1">${words.goneTitle}</h1><p>${words.gone}</p></section>`,
  actions: {
    look: { check: bodyOf(), run: async (call) => viewOf(call, await opened(call, call.db)) },
    confirm: { check: bodyOf(), run: confirm },
  },
};

/** What all that can be confirmed has in common. */
interface Thing {
  readonly kind: Confirmed;
  readonly id: string;
  readonly what: string;
  readonly start: Date;
  readonly status: 'confirmed' | 'pendingConfirmation' | 'pendingApproval' | 'waitlisted' | 'cancelled';
  readonly proven: boolean;
  readonly expiresAt: Date | null;
}

const finders: Readonly<Record<Confirmed, (tx: Queryable, space: Space, id: string) => Promise<Omit<Thing, 'kind' | 'id'> | undefined>>> = {
  visit: async (tx, space, id) => {
    const visit = await visitOf(tx, space, id);
    return visit && { what: space.tour(visit.tour_id)?.title ?? space.file.name, start: visit.starts_at, status: visit.status, proven: visit.status !== 'pendingConfirmation', expiresAt: visit.expires_at };
  },
  rsvp: async (tx, space, id) => {
    const rsvp = await rsvpOf(tx, space, id);
    if (!rsvp) return undefined;
    const event = await theEvent(tx, space, rsvp.event_id);
    const proven = rsvp.mail_confirmed || !['pendingConfirmation', 'waitlisted'].includes(rsvp.status);
    return { what: event.title, start: event.starts_at, status: rsvp.status, proven, expiresAt: rsvp.expires_at };
  },
  reservation: async (tx, space, id) => {
    const row = await reservationOf(tx, space, id);
    return row && { what: space.resource(row.resource_id)?.name ?? space.file.name, start: row.starts_at, status: row.status, proven: row.status !== 'pendingConfirmation', expiresAt: row.expires_at };
  },
};

const confirmers: Readonly<Record<Confirmed, (tx: Queryable, space: Space, change: Change) => Promise<unknown>>> = {
  visit: confirmVisit, rsvp: confirmRsvp, reservation: confirmReservation,
};

async function confirm(call: PageCall): Promise<View> {
  const { db, space, now } = call;
  try {
    return await db.transaction(async (tx) => {
      const { kind, id } = await opened(call, tx);
      await confirmers[kind](tx, space, { id, now, by: 'visitor' });
      return viewOf(call, await opened(call, tx));
    });
  } catch (error) {
    if (error instanceof Problem && error.code === 'closed') return { state: 'gone', texts: {} };
    throw error;
  }
}

async function opened({ space, tokens, token, id: key }: PageCall, tx: Queryable): Promise<Thing> {
  const [kind, id] = key.split('/') as [Confirmed, string | undefined];
  const found = id !== undefined && Object.hasOwn(finders, kind) ? await finders[kind](tx, space, id) : undefined;
  if (!tokens.fits(token, found && { kind: 'confirm', id: confirmKey(kind, id ?? ''), version: 0 }) || !found) throw new Problem('unauthorized');
  return { kind, id: id ?? '', ...found };
}

function viewOf({ space, language, words: { confirm: words } }: PageCall, { what, start, status, proven, expiresAt }: Thing): View {
  return {
    state: stateOf(status, proven),
    texts: { what, when: whenOf(start, space, language), until: expiresAt ? words.until(whenOf(expiresAt, space, language)) : undefined },
  };
}

function stateOf(status: Thing['status'], proven: boolean): string {
  if (status !== 'cancelled' && !proven) return 'pending';
  switch (status) {
    case 'confirmed': return 'confirmed';
    case 'pendingConfirmation': case 'pendingApproval': return 'requested';
    case 'waitlisted': return 'waiting';
    case 'cancelled': return 'gone';
  }
}
