// The pages of somebody who is signed in, and what their forms do.
import type { Hono } from 'hono';
import { addressesOf } from '../calendars/addresses.ts';
import type { Database } from '../db/database.ts';
import { retryMail } from '../mail/report.ts';
import { answerIntroduction, passOn } from '../people/requests.ts';
import { deletePerson } from '../privacy/delete.ts';
import { exportPerson, recordExport } from '../privacy/person.ts';
import { Problem, invalid } from '../problem.ts';
import { askToReload, type SpaceKeeper } from '../spaces/keeper.ts';
import { fromIso } from '../time/days.ts';
import { Temporal } from '../time/temporal.ts';
import type { Tokens } from '../tokens.ts';
import { actOn, move, theBooking, type Act } from './acts.ts';
import { formOf, perform, show, type StaffContext, type StaffEnv } from './respond.ts';
import { nameOf } from './booking-parts.ts';
import { bookingPage, firstDayToMove, movePage } from './booking-page.ts';
import { bookingsPage, dayIn, filterOf } from './bookings-page.ts';
import { findBookings } from './bookings.ts';
import { toCsv } from './csv.ts';
import { dayPage } from './day-page.ts';
import { eventPage, eventsPage, findEvent } from './events-page.ts';
import { personPage } from './person-page.ts';
import { requestsPage } from './requests-page.ts';
import { statePage, troublesOf } from './state-page.ts';
import { linkTo, type View } from './view.ts';
import type { Said } from './words.ts';

const said: Readonly<Record<Act, Said>> = { approve: 'approved', decline: 'declined', cancel: 'cancelled' };

interface RouteOptions {
  readonly db: Database;
  readonly keeper: SpaceKeeper;
  readonly tokens: Tokens;
  readonly publicUrl?: string | undefined;
}

export function staffRoutes(app: Hono<StaffEnv>, { db, keeper, tokens, publicUrl }: RouteOptions): void {
  const complaintsOf = ({ space }: View) => keeper.complaints.filter(({ name }) => name === space.id);

  app.get('/:space', async (context) => {
    const view = context.get('view');
    const day = dayIn(context.req.query('day')) ?? view.space.today(view.now);
    const { title, body } = await dayPage(view, day, () => troublesOf(view, complaintsOf(view)));
    return show(context, { title, section: '' }, body);
  });
  app.get('/:space/requests', async (context) => {
    const view = context.get('view');
    return show(context, { title: view.words.sections.requests, section: 'requests' }, await requestsPage(view));
  });
  app.get('/:space/bookings', async (context) => {
    const view = context.get('view');
    return show(context, { title: view.words.sections.bookings, section: 'bookings' }, await bookingsPage(view, queryOf(context)));
  });
  app.get('/:space/bookings.csv', async (context) => {
    const view = context.get('view');
    const { space, language, now } = view;
    const bookings = await findBookings(db, space, filterOf(view, queryOf(context)));
    return download(context, toCsv(space, bookings, { delimiter: language === 'en' ? ',' : ';' }), `${space.id}-${space.today(now)}.csv`, 'text/csv; charset=utf-8');
  });
  app.get('/:space/bookings/:id', async (context) => {
    const view = context.get('view');
    const booking = await theBooking(db, view.space, context.req.param('id'));
    return show(context, { title: nameOf(view, booking), section: 'bookings' }, await bookingPage(view, booking));
  });
  for (const act of ['approve', 'decline', 'cancel'] as const) {
    app.post(`/:space/bookings/:id/${act}`, async (context) => {
      const view = context.get('view');
      const id = context.req.param('id');
      const form = await formOf(context);
      const back = linkTo(view, form.get('back') === 'requests' ? 'requests' : `bookings/${id}`);
      return perform(context, back, async () => {
        await actOn(db, view.space, act, { id, now: view.now, reason: reasonIn(form), quietly: form.get('quietly') === 'yes' });
        return said[act];
      });
    });
  }
  app.get('/:space/bookings/:id/move', async (context) => {
    const view = context.get('view');
    const booking = await theBooking(db, view.space, context.req.param('id'));
    const day = dayIn(context.req.query('day')) ?? firstDayToMove(view, booking);
    return show(context, { title: `${view.words.move}: ${nameOf(view, booking)}`, section: 'bookings' }, await movePage(view, booking, day));
  });
  app.post('/:space/bookings/:id/move', async (context) => {
    const view = context.get('view');
    const id = context.req.param('id');
    const form = await formOf(context);
    const moving = { id, now: view.now, reason: reasonIn(form), quietly: form.get('quietly') === 'yes' };
    try {
      await move(db, view.space, { ...moving, ...whereTo(view.space.zone, form) });
    } catch (error) {
      return perform(context, linkTo(view, `bookings/${id}/move`), () => Promise.reject(error instanceof Error ? error : new Error(String(error))));
    }
    return perform(context, linkTo(view, `bookings/${id}`), async () => 'moved');
  });

  app.get('/:space/events', async (context) => {
    const view = context.get('view');
    return show(context, { title: view.words.sections.events, section: 'events' }, await eventsPage(view));
  });
  app.get('/:space/events/:id', async (context) => {
    const view = context.get('view');
    const event = await findEvent(view, context.req.param('id'));
    if (!event) throw new Problem('not_found');
    return show(context, { title: event.title, section: 'events' }, await eventPage(view, event));
  });

  app.post('/:space/introductions/:id/pass', async (context) => {
    const view = context.get('view');
    const memberId = (await formOf(context)).get('member') ?? '';
    return perform(context, linkTo(view, 'requests'), async () => {
      await db.transaction((tx) => passOn(tx, view.space, { id: context.req.param('id'), memberId, now: view.now }));
      return 'passed';
    });
  });
  app.post('/:space/introductions/:id/answer', async (context) => {
    const view = context.get('view');
    const form = await formOf(context);
    const answer = form.get('answer') === 'accepted' ? 'accepted' : 'declined';
    return perform(context, linkTo(view, 'requests'), async () => {
      await db.transaction((tx) => answerIntroduction(tx, view.space, { id: context.req.param('id'), now: view.now, by: 'host', answer, word: reasonIn(form) }));
      return 'answered';
    });
  });

  const personShown = async (context: StaffContext, mail: string | undefined): Promise<Response> => {
    const view = context.get('view');
    return show(context, { title: view.words.sections.person, section: 'person' }, await personPage(view, mail));
  };
  app.get('/:space/person', (context) => personShown(context, undefined));
  app.post('/:space/person', async (context) => personShown(context, mailIn(await formOf(context))));
  app.post('/:space/person/export', async (context) => {
    const { space, now } = context.get('view');
    const mail = mailIn(await formOf(context));
    const data = await exportPerson(db, space, mail);
    const text = `${JSON.stringify({ mail, exportedAt: new Date(now).toISOString(), spaces: [data] }, null, 2)}\n`;
    await recordExport(db, data, now);
    return download(context, text, `${space.id}-person.json`, 'application/json; charset=utf-8');
  });
  app.post('/:space/person/delete', async (context) => {
    const view = context.get('view');
    const form = await formOf(context);
    if (form.get('sure') !== 'yes') return context.redirect(`${linkTo(view, 'person')}?problem=confirmFirst`, 303);
    return perform(context, linkTo(view, 'person'), async () => {
      await deletePerson(db, view.space, mailIn(form), view.now);
      return 'deleted';
    });
  });

  app.get('/:space/state', async (context) => {
    const view = context.get('view');
    return show(context, { title: view.words.sections.state, section: 'state' }, await statePage(view, {
      complaints: complaintsOf(view),
      addresses: addressesOf(tokens, view.space, publicUrl ?? new URL(context.req.url).origin),
    }));
  });
  app.post('/:space/mail/retry', async (context) => {
    const view = context.get('view');
    return perform(context, linkTo(view, 'state'), async () => {
      await retryMail(db, view.now, { space: view.space.id });
      return 'retried';
    });
  });
  app.post('/:space/reload', async (context) => perform(context, linkTo(context.get('view'), 'state'), async () => {
    await keeper.reload();
    await askToReload(db);
    return 'reloaded';
  }));
}

const queryOf = (context: StaffContext): URLSearchParams => {
  const query = new URL(context.req.url).searchParams;
  for (const name of ['said', 'problem']) query.delete(name);
  return query;
};

const longestReason = 500;
const reasonIn = (form: URLSearchParams): string | undefined => form.get('reason')?.trim().slice(0, longestReason) || undefined;

function mailIn(form: URLSearchParams): string {
  const mail = form.get('mail')?.trim() ?? '';
  if (!mail.includes('@')) throw invalid('/mail', 'is not a mail address');
  return mail;
}

/** A slot and its host, or times on the clock of the place. */
function whereTo(zone: string, form: URLSearchParams): { readonly start: number; readonly end?: number; readonly hostId?: string } {
  try {
    const [start, hostId] = (form.get('to') ?? '').split(' ');
    if (start) return { start: fromIso(start), ...(hostId && { hostId }) };
    const wall = (name: string): number => Temporal.PlainDateTime.from(form.get(name) ?? '').toZonedDateTime(zone).epochMilliseconds;
    return { start: wall('start'), end: wall('end') };
  } catch (error) {
    throw new Problem('validation_failed', { cause: error });
  }
}

const download = (context: StaffContext, text: string, name: string, type: string): Response =>
  context.body(text, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });
