// Where the links in mails lead. Each carries its key in the fragment, which no browser sends to a server.
import type { components } from '../../../../src/contract/wire.ts';
import { managePage } from '../forms.ts';
import { answerLink, confirmLink, memberLink, pagesAt } from '../pages/links.ts';
import type { Space } from '../spaces/space.ts';
import type { StaffTokens } from '../staff/session.ts';
import { sealedLink, type Confirmed, type Tokens } from '../tokens.ts';
import type { Reader } from './draft.ts';

type Attribution = components['schemas']['Attribution'];

export interface Keyed {
  readonly id: string;
  readonly token_version: number;
}

export class Links {
  readonly #tokens: Tokens;
  readonly #origin: () => string;
  readonly #staffTokens: StaffTokens;

  /** @param origin where browsers reach this server */
  constructor(tokens: Tokens, origin: () => string, staffTokens: StaffTokens) {
    this.#tokens = tokens;
    this.#origin = origin;
    this.#staffTokens = staffTokens;
  }

  /** The page of the operator's site where a thing is seen, changed and cancelled; undefined for a space without a site. */
  manage(space: Space, kind: Confirmed, { id, token_version }: Keyed, attribution: Attribution | undefined): string | undefined {
    const page = managePage(space, attribution);
    return page && this.#tokens.unseal(sealedLink(kind, id, token_version, page));
  }

  /** The page where a host sees a booking, or answers requests; undefined where nobody can sign in to it. */
  staff(space: Space, path: `bookings/${string}` | 'requests'): string | undefined {
    return this.#staffTokens(space.id) === undefined ? undefined : `${this.#origin()}/staff/${space.id}/${path}`;
  }

  /** Our page where the visitor proves that the mail address is theirs. */
  confirm(space: Space, kind: Confirmed, id: string, { language }: Reader): string {
    return confirmLink(this.#tokens, pagesAt(this.#origin(), space), kind, id, language);
  }

  /** Our page where the member who is asked says yes or no. */
  answer(space: Space, row: { readonly id: string; readonly answer_version: number }, { language }: Reader): string {
    return answerLink(this.#tokens, pagesAt(this.#origin(), space), row, language);
  }

  /** Our page where a member chooses what is shown. */
  member(space: Space, row: Keyed, { language }: Reader): string {
    return memberLink(this.#tokens, pagesAt(this.#origin(), space), space, row, language);
  }
}
