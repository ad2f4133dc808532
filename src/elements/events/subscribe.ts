import { html, type LitElement, type TemplateResult } from 'lit';
import { StringsController } from '../../controllers/strings.js';
import { common } from '../../i18n/en/common.js';
import { detail } from '../../i18n/en/detail.js';
import { Copying } from './copy.js';
import type { FeedAddress } from './feed.js';
import { subscribeLinks } from './subscribe.template.js';

/** Ways to follow all that the element shows, in the visitor's own calendar. */
export class SubscribePart {
  readonly #strings: StringsController<'detail'>;
  readonly #copying: Copying;

  constructor(host: LitElement) {
    this.#strings = new StringsController<'detail'>(host, { common, detail });
    this.#copying = new Copying(host);
  }

  render({ address, name }: FeedAddress): TemplateResult {
    const { detail: words } = this.#strings.current;
    return html`<p class="small muted">${words.subscribeHelp}</p>${subscribeLinks(address, name, this.#copying, words)}`;
  }
}
