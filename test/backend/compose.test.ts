import { expect } from '@open-wc/testing';
import { memory } from '../../src/adapters/memory/index.js';
import { compose } from '../../src/backend/compose.js';
import { BackendError, toBackendError } from '../../src/backend/error.js';
import { sampleBackend } from '../helpers/sample-space.js';

describe('compose', () => {
  const bare = memory({ facts: { name: 'Annex', timeZone: 'Europe/Lisbon' } });

  it('takes each capability from the backend named for it', async () => {
    const sample = sampleBackend();
    const both = compose({ space: bare, events: sample, tours: sample });
    expect((await both.space.facts()).name).to.equal('Annex');
    expect(both.events).to.equal(sample.events);
    expect(both.tours).to.equal(sample.tours);
    expect(both.availability).to.equal(undefined);
  });

  it('takes the facts from the first one where none is named for them', async () => {
    const sample = sampleBackend();
    expect(compose({ events: sample }).space).to.equal(sample.space);
  });

  it('says at once what cannot work', () => {
    expect(() => compose({})).to.throw(TypeError, 'at least one');
    expect(() => compose({ space: bare, tours: bare })).to.throw(TypeError, '"tours"');
  });
});

describe('BackendError', () => {
  it('tells what passes by itself from what does not', () => {
    const passing = (['offline', 'timeout', 'rate-limited', 'taken', 'invalid', 'unauthorized'] as const).map(
      (code) => new BackendError(code, '').passing,
    );
    expect(passing).to.deep.equal([true, true, true, false, false, false]);
  });

  it('is made of whatever was thrown', () => {
    const own = new BackendError('full', 'Full.');
    expect(toBackendError(own)).to.equal(own);
    const bug = new TypeError('x is undefined');
    expect(toBackendError(bug).cause).to.equal(bug);
  });
});
