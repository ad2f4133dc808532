// Dates for the visitor's own calendar, read by somebody else's reader.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { toGoogleFeed, toOutlookFeed, toWebcal } from '../../src/domain/calendar-feeds.js';
import { toCalendarFile, toGoogleLink, toOutlookLink, type CalendarEntry } from '../../src/domain/calendar-file.js';

const stamp = '2027-03-04T08:00:00Z';
const talk: CalendarEntry = {
  uid: 'talk@loft', sequence: 2, title: 'Glue, paper; and more', start: '2027-03-28T18:00:00+02:00', end: '2027-03-28T20:00:00+02:00',
  place: 'Atelier, Kanaalstraat 12', text: 'Bring an apron.\nAnd a friend \u{1f9d1}‍\u{1f3a8}.', url: 'https://loft.example/talk',
};
const fair: CalendarEntry = { uid: 'fair@loft', title: 'Fair', start: '2027-03-19T23:00:00Z', end: '2027-03-21T23:00:00Z', days: ['2027-03-20', '2027-03-22'] };

const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

describe('a calendar file', () => {
  it('reads as it was meant, whatever signs stand in it', () => {
    const [event, ...others] = read(toCalendarFile(talk, stamp));
    assert.equal(others.length, 0);
    assert.deepEqual([event?.uid, event?.sequence, event?.summary, event?.location, event?.description], [talk.uid, 2, talk.title, talk.place, talk.text]);
    assert.equal(event?.startDate.toJSDate().toISOString(), '2027-03-28T16:00:00.000Z');
    assert.equal(event.endDate.toJSDate().toISOString(), '2027-03-28T18:00:00.000Z');
  });

  it('keeps its lines short without cutting a sign in two', () => {
    const lines = toCalendarFile({ ...talk, title: '\u{1f388}'.repeat(60) }, stamp).split('\r\n');
    assert.ok(lines.every((line) => new TextEncoder().encode(line).length <= 75));
    assert.equal(read(lines.join('\r\n'))[0]?.summary, '\u{1f388}'.repeat(60));
  });

  it('has whole days as days, which no zone can shift', () => {
    const [event] = read(toCalendarFile(fair, stamp));
    assert.deepEqual([event?.startDate.isDate, String(event?.startDate), String(event?.endDate)], [true, '2027-03-20', '2027-03-22']);
  });

  it('has every date of a series, over the change of clocks too, and says which one is off', () => {
    const winter = { ...talk, uid: 'a@loft', start: '2027-03-25T12:30:00+01:00', end: '2027-03-25T13:30:00+01:00', cancelled: true };
    const summer = { ...talk, uid: 'b@loft', start: '2027-04-01T12:30:00+02:00', end: '2027-04-01T13:30:00+02:00' };
    const events = read(toCalendarFile([winter, summer], stamp));
    assert.deepEqual(events.map(({ uid, startDate, component }) => [uid, startDate.toJSDate().toISOString(), component.getFirstPropertyValue('status')]), [
      ['a@loft', '2027-03-25T11:30:00.000Z', 'CANCELLED'], ['b@loft', '2027-04-01T10:30:00.000Z', 'CONFIRMED'],
    ]);
  });
});

describe('a link into a calendar', () => {
  const words = (address: string) => Object.fromEntries(new URL(address).searchParams);

  it('says when it is in UTC', () => {
    assert.equal(words(toGoogleLink(talk))['dates'], '20270328T160000Z/20270328T180000Z');
    const { startdt, enddt, allday } = words(toOutlookLink('live', talk));
    assert.deepEqual([startdt, enddt, allday], ['2027-03-28T16:00:00Z', '2027-03-28T18:00:00Z', undefined]);
  });

  it('says whole days as days', () => {
    assert.equal(words(toGoogleLink(fair))['dates'], '20270320/20270322');
    const { startdt, enddt, allday } = words(toOutlookLink('office', fair));
    assert.deepEqual([startdt, enddt, allday], ['2027-03-20', '2027-03-22', 'true']);
  });
});

describe('a subscription', () => {
  const feed = 'https://api.loft.example/cowork/v1/loft/events.ics?tag=craft,food&kind=ritual';

  it('leads to the program of the computer, and to three on the web, by the same address', () => {
    assert.equal(toWebcal(feed), 'webcal://api.loft.example/cowork/v1/loft/events.ics?tag=craft,food&kind=ritual');
    assert.equal(new URL(toGoogleFeed(feed)).searchParams.get('cid'), toWebcal(feed));
    const outlook = new URL(toOutlookFeed('office', feed, 'What is on & more'));
    assert.deepEqual([outlook.host, outlook.searchParams.get('url'), outlook.searchParams.get('name')], ['outlook.office.com', feed, 'What is on & more']);
  });
});
