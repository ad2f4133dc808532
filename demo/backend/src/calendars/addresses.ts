// The calendars that a space gives out, with their addresses.
import type { Space } from '../spaces/space.ts';
import type { Tokens } from '../tokens.ts';
import { pathOf } from './private.ts';

export interface CalendarAddress {
  /** Whose it is; undefined for the programme, which is for everybody. The others are keys. */
  readonly of: { readonly kind: 'host' | 'resource'; readonly id: string; readonly name: string } | undefined;
  readonly url: string;
}

/** `origin` is where visitors reach the backend. */
export function addressesOf(tokens: Tokens, space: Space, origin: string): readonly CalendarAddress[] {
  const base = `${origin}/cowork/v1/${space.id}/`;
  const inline = (space.file.resources ?? []).filter(({ book }) => book?.mode === 'inline');
  return [
    { of: undefined, url: `${base}events.ics` },
    ...(space.file.hosts ?? []).map((host) => ({ of: { kind: 'host' as const, id: host.id, name: host.name }, url: base + pathOf(tokens, space, 'hosts', host) })),
    ...inline.map((resource) => ({ of: { kind: 'resource' as const, id: resource.id, name: resource.name }, url: base + pathOf(tokens, space, 'resources', resource) })),
  ];
}
