// What all forms have in common: the operator's own questions, and where the private link leads.
import type { components } from '../../../src/contract/wire.ts';
import { Problem, type FieldError } from './problem.ts';
import type { Space } from './spaces/space.ts';

type Wire = components['schemas'];
export type Attendee = Wire['Attendee'];

/** Refuses answers that do not fit the questions. */
export function checkAnswers(fields: readonly Wire['Field'][] = [], answers: Readonly<Record<string, unknown>> = {}): void {
  const errors = [
    ...Object.keys(answers).filter((name) => !fields.some((field) => field.name === name))
      .map((name) => ({ pointer: `/answers/${name}`, code: 'additionalProperties', message: 'is not a question here' })),
    ...fields.flatMap((field) => {
      const complaint = complaintAbout(field, answers[field.name]);
      return complaint === undefined ? [] : [{ pointer: `/answers/${field.name}`, code: complaint[0], message: complaint[1] }];
    }),
  ] satisfies FieldError[];
  if (errors.length) throw new Problem('validation_failed', { errors });
}

function complaintAbout(field: Wire['Field'], answer: unknown): readonly [code: string, message: string] | undefined {
  const empty = answer === undefined || answer === null || answer === '' || answer === false || (Array.isArray(answer) && !answer.length);
  if (empty) return field.required ? ['required', 'is missing'] : undefined;
  const options = field.options?.map(({ value }) => value) ?? [];
  switch (field.type) {
    case 'checkbox': return typeof answer === 'boolean' ? undefined : ['type', 'must be yes or no'];
    case 'number': {
      const number = typeof answer === 'string' && answer.trim() ? Number(answer) : answer;
      if (typeof number !== 'number' || !Number.isFinite(number)) return ['type', 'must be a number'];
      if (field.min !== undefined && number < field.min) return ['minimum', `must be at least ${field.min}`];
      return field.max !== undefined && number > field.max ? ['maximum', `must be at most ${field.max}`] : undefined;
    }
    case 'select': return typeof answer === 'string' && options.includes(answer) ? undefined : ['enum', 'is not one of the choices'];
    case 'multiselect':
      return Array.isArray(answer) && answer.every((entry) => typeof entry === 'string' && options.includes(entry)) ? undefined : ['enum', 'is not one of the choices'];
    case 'text': case 'textarea': case 'email': case 'tel': case 'url': {
      if (typeof answer !== 'string') return ['type', 'must be text'];
      return answer.length > (field.maxLength ?? 2000) ? ['maxLength', `must be at most ${field.maxLength ?? 2000} characters`] : undefined;
    }
  }
}

/**
 * The page a private link leads to: the one where the form was sent, if it is a page of this space; else the space's own.
 * A page of somebody else's choosing would let strangers have us mail links to anywhere.
 */
export function managePage(space: Space, attribution: Wire['Attribution'] | undefined): string | undefined {
  const { url } = space.file;
  const page = attribution?.page;
  if (page && URL.canParse(page)) {
    const { origin, hostname, pathname, protocol } = new URL(page);
    const ours = url !== undefined && origin === new URL(url).origin;
    const local = /^https?:$/.test(protocol) && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]');
    if (ours || local) return `${origin}${pathname}`;
  }
  return url;
}

/** What is kept of a form beyond its own columns. */
export const detailsOf = (body: object, omit: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(Object.entries(body).filter(([key]) => !omit.includes(key))));

/** iCalendar UID. */
export const uidOf = (space: Space, id: string): string => `${id}@${space.file.url ? new URL(space.file.url).hostname : `${space.id}.invalid`}`;
