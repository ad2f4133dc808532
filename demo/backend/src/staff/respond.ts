// How staff pages answer: with a page, or with a way on to one that says what was done.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import { readBody } from '../body.ts';
import { isAway, isTaken } from '../db/database.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import { page, type Frame } from './layout.ts';
import { countRequests } from './requests-page.ts';
import type { Session } from './session.ts';
import type { Html, View } from './view.ts';
import { problemWords, saids, type ProblemWord, type Said } from './words.ts';

export interface StaffEnv {
  readonly Bindings: { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse };
  readonly Variables: { readonly view: View; readonly session: Session };
}

export type StaffContext = Context<StaffEnv>;

/** A page for somebody who is signed in. */
export async function show(context: StaffContext, frame: Frame, body: Html): Promise<Response> {
  const view = context.get('view');
  return context.html(page(view, { ...frame, ...toldIn(context), waiting: await countRequests(view.db, view.space, view.now) }, body));
}

/** Does something and goes on to a page that says so, or says why not. */
export async function perform(context: StaffContext, back: string, work: () => Promise<Said>): Promise<Response> {
  const to = (name: 'said' | 'problem', value: Said | ProblemWord): Response => context.redirect(`${back}${back.includes('?') ? '&' : '?'}${name}=${value}`, 303);
  try {
    return to('said', await work());
  } catch (error) {
    const word = wordOf(error);
    if (word === undefined) throw error;
    return to('problem', word);
  }
}

export async function formOf(context: StaffContext): Promise<URLSearchParams> {
  const form = new URLSearchParams(await readBody(context.req.raw, context.env));
  if ([...form.values()].some((value) => value.includes('\0'))) throw new Problem('invalid_request');
  return form;
}

export function toldIn(context: StaffContext): Pick<Frame, 'said' | 'problem'> {
  return {
    said: saids.find((said) => said === context.req.query('said')),
    problem: problemWords.find((problem) => problem === context.req.query('problem')),
  };
}

const wordsOfProblems: Readonly<Partial<Record<ProblemCode, ProblemWord>>> = {
  slot_taken: 'taken', closed: 'closed', outside_window: 'notOffered', forbidden: 'notOffered', event_full: 'waitlisted', not_found: 'gone', validation_failed: 'invalid',
  invalid_request: 'invalid', payload_too_large: 'invalid', rate_limited: 'tooMany', upstream_unavailable: 'away',
};

export function wordOf(error: unknown): ProblemWord | undefined {
  if (error instanceof Problem) return wordsOfProblems[error.code];
  return isTaken(error) ? 'taken' : isAway(error) ? 'away' : undefined;
}
