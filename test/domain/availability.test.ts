import { expect } from '@open-wc/testing';
import { kindsOf, viewOf } from '../../src/domain/availability.js';

describe('kinds of resources', () => {
  it('are each shown in one view', () => {
    const views = ['rooms', 'desks', 'offices'] as const;
    for (const view of views) expect(kindsOf(view).every((kind) => viewOf(kind) === view)).to.equal(true);
    expect(new Set(views.flatMap(kindsOf)).size).to.equal(8);
  });

  it('that nobody knows are looked at by the hour', () => {
    expect(viewOf('other')).to.equal('rooms');
  });
});
