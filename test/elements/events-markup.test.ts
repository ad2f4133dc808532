import { expect } from '@open-wc/testing';
import { memory } from '../../src/adapters/memory/index.js';
import type { SpaceEvent } from '../../src/domain/events.js';
import { toJson, withOffset } from '../../src/elements/events/markup.model.js';
import { openEvents, type EventsPage } from '../helpers/events-page.js';
import { richResult } from '../helpers/rich-results.js';
import { NOW, sampleSpace } from '../helpers/sample-space.js';

/** What search engines find on the page. */
const blocks = () => [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent ?? '');
interface Markup {
  readonly name: string;
  readonly eventStatus: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly previousStartDate?: string;
  readonly url: string;
  readonly location: unknown;
  readonly offers: readonly Readonly<Record<string, string>>[];
  readonly isAccessibleForFree?: boolean;
}
const nodes = () => blocks().map((json) => JSON.parse(json) as Markup);
const named = (name: string): Markup => {
  const [found, other] = nodes().filter((node) => node.name === name);
  if (!found || other) throw new Error(`"${name}" does not stand there once: ${nodes().map((node) => node.name).join(', ')}`);
  return found;
};
const told = async (page: EventsPage, count = 1) => {
  await page.until(() => blocks().length >= count, 'The markup');
  return page;
};

const event = (given: Partial<SpaceEvent> = {}): SpaceEvent => ({
  id: 'talk', kind: 'event', title: 'Talk', start: '2027-03-10T18:00:00Z', end: '2027-03-10T20:00:00Z', timeZone: 'Europe/Amsterdam', status: 'scheduled', ...given,
});
const houseWith = (events: readonly SpaceEvent[], facts = sampleSpace.facts) => memory({ facts, events }, { now: () => NOW });

/** Everything that Google recommends. */
const complete = event({
  id: 'complete', title: 'Glass and light', summary: 'An evening about windows.', description: 'With slides.', image: { url: 'https://loft.example/glass.jpg' },
  performers: [{ name: 'Gita', url: 'https://gita.example' }], prices: [{ amount: '12.50', currency: 'EUR', per: 'person', label: 'members' }],
  rsvp: { mode: 'inline', opensAt: '2027-03-01T08:00:00Z', closesAt: '2027-03-10T12:00:00Z' }, capacity: 20, remaining: 3,
});

describe('the markup of <cowork-events> on the page', () => {
  it('has all that Google requires and recommends for an event that says all of it', async () => {
    await told(await openEvents({ backend: houseWith([complete]) }));
    const [json = ''] = blocks();
    expect(richResult(json)).to.deep.equal({ errors: [], warnings: [] });
    const { startDate, endDate, location, offers, organizer, performer, description } = JSON.parse(json);
    expect([startDate, endDate]).to.deep.equal(['2027-03-10T19:00:00+01:00', '2027-03-10T21:00:00+01:00']);
    expect(location).to.deep.equal({
      '@type': 'Place', name: 'De Werkplaats',
      address: { '@type': 'PostalAddress', streetAddress: 'Kanaalstraat 12', postalCode: '3531 CJ', addressLocality: 'Utrecht', addressCountry: 'NL' },
    });
    expect(offers[0]).to.include({ price: '12.50', priceCurrency: 'EUR', name: 'members', availability: 'https://schema.org/InStock', validFrom: '2027-03-01T09:00:00+01:00' });
    expect(organizer).to.deep.equal({ '@type': 'Organization', name: 'De Werkplaats', url: 'https://werkplaats.example/' });
    expect(performer).to.deep.equal([{ '@type': 'Person', name: 'Gita', url: 'https://gita.example' }]);
    expect(description).to.equal('An evening about windows.\n\nWith slides.');
  });

  it('has what Google requires for every event of a house, and lacks only what nobody said', async () => {
    const page = await told(await openEvents({ limit: 50 }), 12);
    expect(blocks().length).to.equal(page.titles.length - 1, 'all but the members’ dinner');
    const verdicts = blocks().map(richResult);
    expect(verdicts.flatMap(({ errors }) => errors)).to.deep.equal([]);
    const lacking = new Set(verdicts.flatMap(({ warnings }) => warnings));
    expect([...lacking].sort()).to.deep.equal(['description is missing', 'image is missing', 'offers are missing', 'offers.validFrom is missing', 'performer is missing']);
  });

  it('says what is cancelled, postponed, moved, sold out, online, free, and all day', async () => {
    const list = [
      event({ id: '1', title: 'Off', status: 'cancelled' }), event({ id: '2', title: 'Later', status: 'postponed' }),
      event({ id: '3', title: 'Moved', previousStart: '2027-03-08T18:00:00Z' }),
      event({ id: '4', title: 'Full', prices: [], remaining: 0, capacity: 5 }),
      event({ id: '5', title: 'Online', attendanceMode: 'online', location: { url: 'https://meet.example/x' } }),
      event({ id: '6', title: 'Both', attendanceMode: 'mixed', location: { name: 'Hall', street: 'Kade 1', city: 'Utrecht' }, url: 'https://loft.example/both' }),
      event({ id: '7', title: 'Days', allDay: true, start: '2027-03-19T23:00:00Z', end: '2027-03-21T23:00:00Z' }),
    ];
    await told(await openEvents({ backend: houseWith(list) }), 7);
    const word = (name: string) => named(name).eventStatus.replace('https://schema.org/', '');
    expect(['Off', 'Later', 'Moved', 'Full'].map(word)).to.deep.equal(['EventCancelled', 'EventPostponed', 'EventRescheduled', 'EventScheduled']);
    expect(named('Moved').previousStartDate).to.equal('2027-03-08T19:00:00+01:00');
    expect(named('Full').offers[0]).to.include({ price: '0', priceCurrency: 'EUR', availability: 'https://schema.org/SoldOut' });
    expect(named('Full').isAccessibleForFree).to.equal(true);
    expect(named('Online').location).to.deep.equal({ '@type': 'VirtualLocation', url: 'https://meet.example/x' });
    expect((named('Both').location as { '@type': string }[]).map((one) => one['@type'])).to.deep.equal(['Place', 'VirtualLocation']);
    expect([named('Days').startDate, named('Days').endDate]).to.deep.equal(['2027-03-20', '2027-03-21']);
    expect(blocks().map(richResult).flatMap(({ errors }) => errors)).to.deep.equal([]);
  });

  it('keeps to itself what is not for everybody, and what is over', async () => {
    const list = [event(), event({ id: 'm', title: 'Members', audience: 'members' }), event({ id: 'h', title: 'House', visitorsWelcome: false }), event({ id: 'o', title: 'Over', start: '2027-03-04T06:00:00Z', end: '2027-03-04T07:00:00Z' })];
    await told(await openEvents({ backend: houseWith(list) }));
    expect(nodes().map(({ name }) => name)).to.deep.equal(['Talk']);
  });

  it('leads to the event: its own page, else this one', async () => {
    await told(await openEvents({ backend: houseWith([event(), event({ id: 'own', title: 'Own', url: 'https://loft.example/own' })]) }), 2);
    expect(named('Own').url).to.equal('https://loft.example/own');
    expect(named('Talk').url).to.match(/^http:\/\/localhost:.*#cowork-event=talk$/);
  });

  it('stands once on a page with two elements, and goes with the last of them', async () => {
    const one = await told(await openEvents({ backend: houseWith([event()]) }));
    const two = await openEvents({ backend: houseWith([event(), event({ id: 'b', title: 'Other' })]) });
    await told(two, 2);
    expect(blocks()).to.have.length(2);
    two.element.remove();
    expect(nodes().map(({ name }) => name)).to.deep.equal(['Talk']);
    one.element.remove();
    expect(blocks()).to.deep.equal([]);
    one.frame.append(one.element);
    await told(one);
    expect(blocks()).to.have.length(1);
  });

  it('changes with what is shown', async () => {
    const page = await told(await openEvents({ limit: 50 }), 12);
    page.element.tag = 'craft';
    await page.until(() => blocks().length === 1, 'The one');
    expect(named('Sign lettering by hand').offers[0]?.['availability']).to.equal('https://schema.org/SoldOut');
    page.element.view = 'month';
    await page.settled();
    expect(blocks()).to.have.length(1);
  });

  it('is not there where the page does not want it', async () => {
    const page = await openEvents({ noMarkup: true });
    await page.until(() => page.part('as-of'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(blocks()).to.deep.equal([]);
    page.element.noMarkup = false;
    await told(page);
    page.element.noMarkup = true;
    await page.until(() => blocks().length === 0, 'Silence');
  });

  it('cannot be left by the words that stand in it', async () => {
    const evil = '</script><script>alert(1)</script><!-- \u2028';
    await told(await openEvents({ backend: houseWith([event({ title: evil })]) }));
    const [json = ''] = blocks();
    expect(json).not.to.match(/[<>\u2028]/);
    expect(JSON.parse(json).name).to.equal(evil);
    const written = document.createElement('template');
    written.innerHTML = [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.outerHTML).join('');
    expect(written.content.querySelectorAll('script')).to.have.length(1);
    expect(toJson({ a: '<' })).to.equal('{"a":"\\u003c"}');
  });

  it('needs no facts about the space, and says nothing of what is nowhere', async () => {
    const { events, space } = houseWith([event(), event({ id: 'k', title: 'Soup', location: { name: 'Kitchen' } })]);
    await told(await openEvents({ backend: { events: events!, space: { ...space, facts: () => Promise.reject(new Error('away')) } } }));
    expect(nodes().map(({ name }) => name)).to.deep.equal(['Soup']);
    expect(blocks().map(richResult).flatMap(({ errors }) => errors)).to.deep.equal([]);
  });
});

describe('a moment in markup', () => {
  it('says how far from UTC it is, on both sides and by half hours', () => {
    expect(withOffset('2027-07-01T10:00:00Z', 'America/New_York')).to.equal('2027-07-01T06:00:00-04:00');
    expect(withOffset('2027-07-01T10:00:00Z', 'Asia/Kolkata')).to.equal('2027-07-01T15:30:00+05:30');
    expect(withOffset('2027-03-27T23:30:00Z', 'Europe/Amsterdam')).to.equal('2027-03-28T00:30:00+01:00');
    expect(withOffset('2027-03-28T01:30:00Z', 'Europe/Amsterdam')).to.equal('2027-03-28T03:30:00+02:00');
    expect(withOffset('2027-07-01T10:00:00Z', 'America/St_Johns')).to.equal('2027-07-01T07:30:00-02:30');
  });
});
