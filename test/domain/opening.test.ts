import { expect } from '@open-wc/testing';
import { openingOn } from '../../src/domain/opening.js';
import type { Space } from '../../src/domain/space.js';

const house: Space = {
  name: 'House', timeZone: 'Europe/Amsterdam', capabilities: [],
  openingHours: [
    { days: [1, 2, 3, 4, 5], opens: '13:00', closes: '18:00' }, { days: [1, 2, 3, 4, 5], opens: '08:30', closes: '12:00' },
    { days: [6], opens: '20:00', closes: '02:00' },
  ],
  closedDays: [{ date: '2027-03-26', reason: 'Good Friday' }, { date: '2027-03-29' }],
};

describe('The opening of a house', () => {
  it('is in moments, in the order of the day', () => {
    expect(openingOn(house, '2027-03-04')).to.deep.equal({ state: 'open', spans: [
      { start: '2027-03-04T07:30:00Z', end: '2027-03-04T11:00:00Z' }, { start: '2027-03-04T12:00:00Z', end: '2027-03-04T17:00:00Z' },
    ] });
  });

  it('ends on the next day where it closes before it opens', () => {
    expect(openingOn(house, '2027-03-06')).to.deep.equal({ state: 'open', spans: [{ start: '2027-03-06T19:00:00Z', end: '2027-03-07T01:00:00Z' }] });
  });

  it('is none on a closed day, with the reason if there is one, and on a weekday that is not named', () => {
    expect(openingOn(house, '2027-03-26')).to.deep.equal({ state: 'closed', reason: 'Good Friday' });
    expect(openingOn(house, '2027-03-29')).to.deep.equal({ state: 'closed', reason: undefined });
    expect(openingOn(house, '2027-03-07')).to.deep.equal({ state: 'closed', reason: undefined });
  });

  it('is not known where the house does not say', () => {
    expect(openingOn({ name: 'House', timeZone: 'UTC', capabilities: [] }, '2027-03-04')).to.equal(undefined);
  });
});
