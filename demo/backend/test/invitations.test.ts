// The files that go with mails, read as a calendar program reads them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { reservationInvitation, rsvpInvitation, visitInvitation, type InvitationOptions } from '../src/calendars/invitation.ts';
import type { ReservationRow, VisitRow } from '../src/calendars/entries.ts';
import type { EventRow } from '../src/events/list.ts';
import { writeCalendar, type CalendarFile } from '../src/ical/write.ts';
import { loadSpaces, type LoadedFile } from '../src/spaces/check.ts';
import { toSpace, type Space } from '../src/spaces/space.ts';
import { fixtures, tuesday } from './helpers/api.ts';

const loaded = loadSpaces(fixtures).find(({ space }) => space.id === 'loft') as LoadedFile;
const loft: Space = toSpace(loaded, new Map());
const withMail: Space = toSpace({ ...loaded, space: { ...loaded.space, hosts: [{ id: 'ada', name: 'Ada', email: 'ada@loft.example' }] } }, new Map());
const visitor: InvitationOptions = { reader: 'visitor', stamp: tuesday };
const host: InvitationOptions = { reader: 'host', stamp: tuesday };

const booked = {
  id: 'b1', starts_at: new Date('2026-10-26T09:00:00Z'), ends_at: new Date('2026-10-26T09:30:00Z'), status: 'confirmed', sequence: 2,
  name: 'Zoë', email: 'zoe@example.org', phone: '+31 6 1', created_at: new Date(tuesday - 1000),
} as const;
const visit: VisitRow = {
  ...booked, tour_id: 'tour', host_id: 'ada', party_size: 3,
  details: { notes: 'We come by train', needs: { stepFree: true, language: 'en', child: true, dog: true, companion: 'a goldfish' }, answers: { company: 'ACME', floor: '' }, party: ['Bo', 'Cy'] },
};
const room: ReservationRow = { ...booked, resource_id: 'room', units: 1, details: {} };
const talk: EventRow = {
  id: 'talk-2026-10-23', series_id: null, uid: 'talk-2026-10-23@loft.example', source: 'file', kind: 'event', title: 'Talk', starts_at: new Date('2026-10-23T17:30:00Z'),
  ends_at: new Date('2026-10-23T19:00:00Z'), moved_from: null, all_day: false, status: 'scheduled', audience: 'public', tags: ['evening'], capacity: 40, taken: 0, waiting: 0,
  next_in_line: 1, sequence: 1, details: { summary: 'About looms' }, updated_at: new Date(tuesday),
};
const guest = { status: 'confirmed', sequence: 3, name: 'Zoë', email: 'zoe@example.org' } as const;

/** What a calendar program sees. */
function seen(file: CalendarFile | undefined): Readonly<Record<string, string>> {
  assert.ok(file);
  const calendar = new ICAL.Component(ICAL.parse(writeCalendar(file)) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent') as ICAL.Component;
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    ...Object.fromEntries(event.getAllProperties().map((property) => [property.name, String(property.getFirstValue())])),
  };
}

describe('an invitation', () => {
  it('to a visit tells the visitor who receives them, where, and how to change it', () => {
    const { method, uid, sequence, status, summary, description, location, organizer, attendee, dtstart, dtstamp } = seen(visitInvitation(loft, visit, { ...visitor, link: 'https://loft.example/#cowork-visit=b1.x' }));
    assert.deepEqual([method, uid, sequence, status], ['REQUEST', 'b1@loft.example', '2', 'CONFIRMED']);
    assert.deepEqual([summary, location, organizer, attendee], ['Tour, Loft', 'Loft, Kade 1, Amsterdam', 'mailto:hello@loft.example', 'mailto:zoe@example.org']);
    assert.equal(description, 'Ada\nRing twice.\n\nhttps://loft.example/#cowork-visit=b1.x');
    assert.deepEqual([dtstart, dtstamp], ['2026-10-26T09:00:00Z', '2026-10-20T08:00:00Z']);
  });
  it('to a visit tells the host who comes and what they need, in the language of the house', () => {
    const { uid, summary, description, attendee } = seen(visitInvitation(withMail, visit, host));
    assert.deepEqual([uid, summary, attendee], ['b1@loft.example', 'Tour: Zoë (3)', 'mailto:ada@loft.example']);
    assert.deepEqual(description?.split('\n'), ['Zoë', 'zoe@example.org', '+31 6 1', '3 personen', 'Bo, Cy', 'Heeft een weg zonder treden nodig', 'Spreekt en', 'Neemt een kind mee', 'Neemt een hond mee', 'Neemt mee: a goldfish', 'We come by train', 'Company: ACME']);
  });
  it('that is taken back, or not yet sure, says so', () => {
    const cancelled = seen(visitInvitation(loft, { ...visit, status: 'cancelled' }, visitor));
    assert.deepEqual([cancelled['method'], cancelled['status'], cancelled['uid']], ['CANCEL', 'CANCELLED', 'b1@loft.example']);
    const asked = seen(reservationInvitation(loft, { ...room, status: 'pendingApproval' }, visitor));
    assert.deepEqual([asked['method'], asked['status'], asked['summary']], ['REQUEST', 'TENTATIVE', 'Room, Loft']);
  });
  it('comes from whoever is said to invite', () =>
    assert.equal(seen(visitInvitation(loft, visit, { ...visitor, organizer: { email: 'desk@loft.example' } }))['organizer'], 'mailto:desk@loft.example'));
  it('of a house without a mail address is an entry to add', () => {
    const silent = toSpace({ ...loaded, space: Object.fromEntries(Object.entries(loaded.space).filter(([key]) => key !== 'email')) as LoadedFile['space'] }, new Map());
    const { method, organizer, attendee } = seen(visitInvitation(silent, visit, visitor));
    assert.deepEqual([method, organizer, attendee], ['PUBLISH', undefined, undefined]);
  });
  it('to an event is the event itself, newer by every change of the event and of the registration', () => {
    const { method, uid, sequence, status, summary, description } = seen(rsvpInvitation(loft, talk, guest, visitor));
    assert.deepEqual([method, uid, sequence, status, summary, description], ['REQUEST', 'talk-2026-10-23@loft.example', '4', 'CONFIRMED', 'Talk', 'About looms']);
    assert.equal(seen(rsvpInvitation(loft, { ...talk, status: 'cancelled', sequence: 2 }, guest, visitor))['method'], 'CANCEL');
    assert.equal(seen(rsvpInvitation(loft, talk, { ...guest, status: 'cancelled', sequence: 4 }, visitor))['method'], 'CANCEL');
  });
  it('promises nothing to who waits', () => assert.equal(rsvpInvitation(loft, talk, { ...guest, status: 'waitlisted' }, visitor), undefined));
  it('to one event of an imported series is for that one alone', () => {
    const imported = { ...talk, id: 'cal-1-20261023T173000Z', source: 'calendar', uid: 'yoga@example.org' } as const;
    assert.equal(seen(rsvpInvitation(loft, { ...imported, series_id: 'cal-1' }, guest, visitor))['uid'], 'cal-1-20261023T173000Z@loft.example');
    assert.equal(seen(rsvpInvitation(loft, imported, guest, visitor))['uid'], 'yoga@example.org');
  });
});
