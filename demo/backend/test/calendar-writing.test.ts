// What we write as iCalendar: correct to the octet, and read back as it was meant.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { exactOf, exactParameter } from '../src/ical/control.ts';
import { readCalendar } from '../src/ical/read.ts';
import { writeCalendar, type CalendarEvent, type CalendarFile } from '../src/ical/write.ts';

const stamp = Date.parse('2026-10-20T08:00:00.250Z');
const visit: CalendarEvent = {
  uid: 'v1@loft.example', sequence: 0, stamp, status: 'confirmed', title: 'Tour',
  start: Date.parse('2026-10-26T08:00:00Z'), end: Date.parse('2026-10-26T08:30:00Z'),
  organizer: { name: 'Loft', email: 'hello@loft.example' }, guests: [{ name: 'Ada', email: 'ada@example.org', answer: 'accepted' }],
};
const request = (event: Partial<CalendarEvent> = {}, method: CalendarFile['method'] = 'REQUEST'): string => writeCalendar({ method, events: [{ ...visit, ...event }] });
const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');
const eventIn = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent') as ICAL.Component;

const names: readonly (readonly [what: string, text: string])[] = [
  ['Latin with marks', 'Zoë Łukasz Ørsted, Dvořák; "Nguyễn" \\ 100%'],
  ['Arabic', 'محمد بن سلمان'],
  ['Hebrew between marks of direction', '\u2067דוד\u2069 \u200Fx\u200E \u202Eabc\u202C'],
  ['Persian with a joiner', 'می\u200Cخواهم'],
  ['Thai and Devanagari', 'สมชาย नागरी क्षत्रिय'],
  ['Chinese beyond the first plane', '王𠮷野家 𪚥'],
  ['a family and a flag', '👩‍👩‍👧‍👦 🇳🇱 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['a stack of accents', `e${'\u0301'.repeat(60)}`],
  ['control characters', 'bell\u0007 null-ish\u0001 escape\u001B[31m delete\u007F unit\u001F'],
  ['the upper controls and separators', 'next\u0085line \u2028 \u2029 \u009F'],
  ['tab and ends of lines', 'a\tb\nc\r\nd\re'],
  ['words that are commands here', 'END:VEVENT\nBEGIN:VALARM\r\nX:y'],
  ['pictures of controls', '␇ ␛'],
];

describe('every name', () => {
  for (const [what, name] of names) {
    it(`of ${what} comes back as it went in`, () => {
      const text = request({ title: `x${name}`, text: name, place: name, guests: [{ name, email: 'ada@example.org', answer: 'accepted' }] });
      for (const line of text.split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.ok(line.isWellFormed(), 'cut inside a character');
        assert.doesNotMatch(line, /[\0-\x08\x0A-\x1F\x7F]/, 'a character that RFC 5545 forbids'); // eslint-disable-line no-control-regex -- just these
      }
      const guest = eventIn(text).getFirstProperty('attendee');
      assert.equal(exactOf(guest?.getFirstParameter(exactParameter)) ?? guest?.getFirstParameter('cn'), name);
      const [read] = readCalendar(text, { zone: 'Europe/Amsterdam', to: '2028-01-01' }).occurrences;
      assert.equal(read?.title, `x${name}`.trim());
      assert.equal(read?.description, name.trim());
      assert.equal(read?.location, name.trim());
      assert.equal(eventIn(text).getAllProperties().length, 12, 'no line more than was written');
    });
  }
});

describe('a file', () => {
  it('says in UTC when, and to the second which version it is', () => {
    const lines = unfolded(request({ sequence: 3 }));
    for (const line of ['DTSTART:20261026T080000Z', 'DTEND:20261026T083000Z', 'DTSTAMP:20261020T080000Z', 'SEQUENCE:3', 'UID:v1@loft.example', 'METHOD:REQUEST', 'STATUS:CONFIRMED', 'VERSION:2.0']) {
      assert.ok(lines.includes(line), line);
    }
  });
  it('has whole days as dates of the place, the day of the clock change too', () => {
    const lines = unfolded(request({ start: Date.parse('2026-10-24T22:00:00Z'), end: Date.parse('2026-10-25T23:00:00Z'), allDayIn: 'Europe/Amsterdam' }));
    assert.ok(lines.includes('DTSTART;VALUE=DATE:20261025') && lines.includes('DTEND;VALUE=DATE:20261026'), lines.join('\n'));
  });
  it('asks no answer of who has booked', () => {
    assert.ok(unfolded(request()).includes('ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:ada@example.org'));
    assert.ok(unfolded(request({ guests: [{ email: 'bo@example.org', answer: 'tentative' }] })).includes('ATTENDEE;PARTSTAT=TENTATIVE;RSVP=FALSE:mailto:bo@example.org'));
  });
  it('that takes something back says so twice', () => {
    const lines = unfolded(request({}, 'CANCEL'));
    assert.ok(lines.includes('METHOD:CANCEL') && lines.includes('STATUS:CANCELLED'));
  });
  it('keeps an address whole that has signs of the web in it', () =>
    assert.ok(unfolded(request({ organizer: { email: 'a?b%c#d@example.org' } })).includes('ORGANIZER:mailto:a%3Fb%25c%23d@example.org')));
  it('leaves out an address of the web that is none', () => assert.ok(!request({ url: 'not an address' }).includes('URL')));
  it('of a feed has its name, its zone and how often to ask', () => {
    const lines = unfolded(writeCalendar({ method: 'PUBLISH', events: [], feed: { name: 'Loft; events', zone: 'Europe/Amsterdam', refreshMinutes: 60 } }));
    for (const line of ['X-WR-CALNAME;VALUE=TEXT:Loft\\; events', 'X-WR-TIMEZONE:Europe/Amsterdam', 'REFRESH-INTERVAL;VALUE=DURATION:PT60M', 'X-PUBLISHED-TTL:PT60M']) {
      assert.ok(lines.includes(line), lines.join('\n'));
    }
  });
});
