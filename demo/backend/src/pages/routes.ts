// The pages over HTTP. GET gives the same page to everybody; all else is POST with the token as bearer.
import { actAs } from '../acting.ts';
import type { Desk } from '../call.ts';
import type { Guard } from '../guard/guard.ts';
import { Problem } from '../problem.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { parseBody } from '../validate.ts';
import { answerPage } from './answer.ts';
import { confirmPage } from './confirm.ts';
import { pagesAt } from './links.ts';
import { memberPage } from './member.ts';
import { pageOf, type PageKind } from './page.ts';
import { languageOf, wordsOf } from './words.ts';

const pages: readonly PageKind[] = [answerPage, confirmPage, memberPage];

export interface PageRequest extends Pick<Desk, 'db' | 'tokens'> {
  readonly guard: Guard;
  readonly space: Space;
  readonly page: string;
  readonly request: Request;
  readonly now: Instant;
}

export async function showPage({ space, page, request }: Pick<PageRequest, 'space' | 'page' | 'request'>): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('lang') ?? undefined;
  const accepted = (request.headers.get('accept-language') ?? '').split(',').map((part) => part.split(';')[0]);
  return pageOf(kindOf(page), space, languageOf(asked, ...accepted, space.file.language));
}

export async function actOnPage(
  { db, tokens, guard, space, page, request, now }: PageRequest,
  { action, text, network, origin }: { readonly action: string; readonly text: string; readonly network: string; readonly origin: string },
): Promise<Response> {
  const wanted = Object.entries(kindOf(page).actions).find(([name]) => name === action)?.[1];
  if (!wanted) throw new Problem('not_found');
  const body = parseBody(wanted.check, text) as { readonly id: string; readonly language?: string };
  await guard.write(request, space, network, { route: `POST /pages/${space.id}/${page}/${action}`, key: undefined, body });
  const language = languageOf(body.language, space.file.language);
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  try {
    const view = await actAs({ by: 'visitor', detail: page }, () => wanted.run({
      db, tokens, space, now, token, body, language, id: body.id, words: wordsOf(language), home: pagesAt(origin, space),
    }));
    return Response.json(view, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof Problem && error.code === 'unauthorized') await guard.failure(space, network);
    throw error;
  }
}

function kindOf(page: string): PageKind {
  const kind = pages.find(({ name }) => name === page);
  if (!kind) throw new Problem('not_found');
  return kind;
}
