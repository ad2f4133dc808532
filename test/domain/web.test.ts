import { expect } from '@open-wc/testing';
import { toAttribution } from '../../src/domain/attribution.js';
import { webAddress } from '../../src/domain/web.js';

describe('an address', () => {
  it('may be opened if it is of the web, and only then', () => {
    expect(webAddress('https://a.example/')).to.equal('https://a.example/');
    for (const other of ['javascript:alert(1)', 'data:text/html,x', '//a.example', '', undefined]) expect(webAddress(other)).to.equal(undefined);
  });
});

describe('where the visitor came from', () => {
  it('is told without what an address may hide', () => {
    const page = new URL('https://loft.example/visit?utm_source=mail&token=secret#x');
    expect(toAttribution(page, 'https://search.example/?q=me')).to.deep.equal({
      page: 'https://loft.example/visit', referrer: 'https://search.example/', utm: { source: 'mail' },
    });
  });

  it('has the UTM words of the address first, else those from elsewhere, and no click ids', () => {
    const from = (query: string) => toAttribution(new URL(`https://loft.example/visit${query}`), '', new URLSearchParams('gclid=1'), new URLSearchParams('utm_source=letter')).utm;
    expect(from('?gclid=abc&fbclid=def')).to.deep.equal({ source: 'letter' });
    expect(from('?utm_medium=poster&gclid=abc')).to.deep.equal({ medium: 'poster' });
  });

  it('is nothing for a file on somebody’s disk', () => {
    expect(toAttribution(new URL('file:///home/ada/page.html'), '')).to.deep.equal({});
  });
});
