import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { craftsToShow, isAboveFloor, PEOPLE_FLOOR } from '../../src/domain/people.js';

describe('numbers about people', () => {
  it('are shown from five upwards, whatever a backend says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 60 }), fc.integer({ min: -10, max: 60 }), (count, minimumGroup) => {
        expect(isAboveFloor(count, minimumGroup)).to.equal(count >= PEOPLE_FLOOR && count >= minimumGroup);
      }),
    );
    expect(isAboveFloor(Number.NaN)).to.equal(false);
  });

  it('keep crafts of too few people out', () => {
    const crafts = [
      { craft: 'Design', people: 9 },
      { craft: 'Falconry', people: 1 },
      { craft: 'Law', people: 6 },
    ];
    const people = { members: [], updatedAt: '2027-03-01T06:00:00Z', crafts };
    expect(craftsToShow({ ...people, minimumGroup: 1 }).map(({ craft }) => craft)).to.deep.equal(['Design', 'Law']);
    expect(craftsToShow({ ...people, minimumGroup: 8 }).map(({ craft }) => craft)).to.deep.equal(['Design']);
  });
});
