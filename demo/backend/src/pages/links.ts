// The private links that lead to our own pages. The token stands in the fragment, which no browser sends and no server logs.
import type { Space } from '../spaces/space.ts';
import { confirmKey, type Confirmed, type Managed, type Tokens } from '../tokens.ts';
import type { PageName } from './page.ts';

/** Where the pages of a space are, below what visitors reach us by (`https://api.example.org`); ends with a slash. */
export const pagesAt = (origin: string, space: Space): string => `${origin}/pages/${space.id}/`;

/** For a member, to say yes or no to a request. */
export const answerLink = (tokens: Tokens, home: string, { id, answer_version }: { readonly id: string; readonly answer_version: number }, language: string): string =>
  link(tokens, home, 'answer', 'answer', id, answer_version, language);

/** For a member, to choose what visitors see of them. */
export const memberLink = (tokens: Tokens, home: string, space: Space, member: { readonly id: string; readonly token_version?: number }, language: string): string =>
  link(tokens, home, 'member', 'member', memberKey(space, member.id), member.token_version ?? 0, language);

/**
 * For a visitor, to prove that the mail address is theirs. This token is in the mail and nowhere else: the manage token is in
 * the answer to the form, so it proves nothing.
 */
export const confirmLink = (tokens: Tokens, home: string, kind: Confirmed, id: string, language: string): string =>
  link(tokens, home, 'confirm', 'confirm', confirmKey(kind, id), 0, language);

/** Members are named within their space only. */
export const memberKey = (space: Space, id: string): string => `${space.id}/${id}`;

const link = (tokens: Tokens, home: string, page: PageName, kind: Managed, id: string, version: number, language: string): string =>
  `${home}${page}?lang=${encodeURIComponent(language)}#${page}=${id}.${tokens.make({ kind, id, version })}`;
