// What a visitor wants to see only. Pure.
import type { EventQuery, SpaceEvent } from '../../domain/events.js';
import { isFree } from './events.model.js';

/** A part of a query that the visitor chooses, within what the page shows. */
export type Wishes = Pick<EventQuery, 'q' | 'tags' | 'kind' | 'free' | 'forNewcomers'>;

/** What can be wished for; a page chooses among them. */
export type WishName = 'search' | 'tags' | 'free' | 'newcomers' | 'rituals';

export const NO_WISHES: Wishes = {};

export const toWishNames = (text: string): readonly WishName[] =>
  text.split(/\s+/).filter((name): name is WishName => ['search', 'tags', 'free', 'newcomers', 'rituals'].includes(name));

export const countWishes = ({ q, tags, kind, free, forNewcomers }: Wishes): number =>
  (q ? 1 : 0) + (tags?.length ?? 0) + (kind ? 1 : 0) + (free ? 1 : 0) + (forNewcomers ? 1 : 0);

/** Without what is not wished for, so that a query says no more than it has to. */
export function wish(wishes: Wishes, change: { readonly [Name in keyof Wishes]?: Wishes[Name] | undefined }): Wishes {
  const { q, tags, kind, free, forNewcomers } = { ...wishes, ...change };
  return { ...(q && { q }), ...(tags?.length && { tags }), ...(kind && { kind }), ...(free && { free }), ...(forNewcomers && { forNewcomers }) };
}

/**
 * Whether an event is what is wished for. Backends are asked for the same; those that do not know a wish yet leave too much
 * in, and what is on the page already is looked through before they answer.
 */
export function isWished(event: SpaceEvent, { tags, kind, free, forNewcomers }: Wishes): boolean {
  return (!tags?.length || tags.some((tag) => event.tags?.includes(tag)))
    && (!kind || event.kind === kind) && (!free || isFree(event)) && (!forNewcomers || event.forNewcomers === true);
}

/** Whether all words stand somewhere in it. Only for what is at hand: a backend may know better what an event is about. */
export function isFound({ title, summary, description, tags, hostedBy, location }: SpaceEvent, q = ''): boolean {
  const text = [title, summary, description, hostedBy, location?.name, ...(tags ?? [])].join('\n').toLowerCase();
  return q.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Tags to choose from: those most events have first, then by name. */
export function toTags(events: readonly SpaceEvent[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tags } of events) for (const tag of tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other)).slice(0, most).map(([tag]) => tag);
}
