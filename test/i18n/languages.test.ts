import { expect, fixture, html } from '@open-wc/testing';
import { LanguageController } from '../../src/controllers/language.js';
import { StringsController } from '../../src/controllers/strings.js';
import { common } from '../../src/i18n/en/common.js';
import { en } from '../../src/i18n/en/index.js';
import { space } from '../../src/i18n/en/space.js';
import { languageOf } from '../../src/i18n/languages.js';
import { registerStrings } from '../../src/i18n/register.js';
import { nl } from '../../src/i18n/nl/index.js';
import { host, settle } from '../helpers/bare-host.js';

const inside = async (language: string) => {
  const place = await fixture(html`<div lang=${language}></div>`);
  const bare = host((element) => {
    new LanguageController(element);
    return new StringsController<'space'>(element, { common, space });
  });
  place.append(bare.element);
  await settle(bare.element);
  return { ...bare, place };
};

describe('the language of an element', () => {
  it('is that of the nearest lang, through shadow roots', async () => {
    const outer = await fixture(html`<div lang="nl"><p></p></div>`);
    const root = outer.querySelector('p')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<span></span>';
    expect(languageOf(root.querySelector('span')!)).to.equal('nl');
  });

  it('is English at once, and another one when it has come', async () => {
    const page = await inside('nl');
    for (let turn = 0; turn < 50 && !page.controller.ready; turn++) await settle(page.element);
    expect(page.controller.current.common.today).to.equal(nl.common.today);
    expect(page.controller.language).to.equal('nl');
  });

  it('changes when the page changes it', async () => {
    const page = await inside('en');
    expect(page.controller.current.common.today).to.equal(en.common.today);
    page.place.setAttribute('lang', 'nl-BE');
    for (let turn = 0; turn < 50 && page.controller.current.common.today === en.common.today; turn++) await settle(page.element);
    expect(page.controller.current.common.today).to.equal(nl.common.today);
  });

  it('falls back to English for one that nobody wrote', async () => {
    const page = await inside('tlh');
    expect(page.controller.ready).to.equal(true);
    expect(page.controller.current.space.chooseLocation).to.equal('Location');
  });

  it('lets a page say a single sentence differently, at once', async () => {
    const page = await inside('xx');
    registerStrings('xx', { space: { chooseLocation: 'Which house?' } });
    await settle(page.element);
    expect(page.controller.current.space.chooseLocation).to.equal('Which house?');
    expect(page.controller.current.common.today).to.equal(en.common.today);
  });
});

describe('every language', () => {
  // A list with one number in it passes for a number, a text and a list.
  const anything = Array.from({ length: 5 }, () => [2]);
  /** Each sentence, functions called as well, so that an empty one shows. */
  const sentences = (value: unknown): readonly string[] =>
    typeof value === 'string' ? [value]
      : typeof value === 'function' ? sentences((value as (...all: unknown[]) => unknown)(...anything))
        : value && typeof value === 'object' ? Object.values(value).flatMap(sentences) : [];

  for (const [name, strings] of Object.entries({ en, nl })) {
    it(`has words for everything: ${name}`, () => {
      const all = sentences(strings);
      expect(all.length).to.be.greaterThan(40);
      expect(all.filter((sentence) => sentence.trim() === '')).to.deep.equal([]);
    });
  }
});
