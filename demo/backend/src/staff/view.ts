// What every page of the staff knows: the space, the clock, and how its reader speaks.
import type { html } from 'hono/html';
import type { Queryable } from '../db/database.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

export type Html = ReturnType<typeof html>;

export interface View {
  readonly db: Queryable;
  readonly space: Space;
  readonly now: Instant;
  /** BCP 47 */
  readonly language: string;
  readonly words: Words;
  readonly formats: Formats;
}

/** A page of the same space: `requests`, `bookings/ID`. */
export const linkTo = ({ space }: View, path: string): string => `/staff/${space.id}${path ? `/${path}` : ''}`;
