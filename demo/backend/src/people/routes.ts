import type { components } from '../../../../src/contract/wire.ts';
import { facts, type Answer, type Call, type Handler } from '../call.ts';
import { Problem } from '../problem.ts';
import type { PeopleFile } from '../spaces/file.ts';
import { addDays, startOfDay, toIso } from '../time/days.ts';
import { askIntroduction, getIntroduction, withdrawIntroduction } from './introductions.ts';

type Wire = components['schemas'];

export const peopleHandlers: Readonly<Record<string, Handler>> = { getPeople, askIntroduction, getIntroduction, withdrawIntroduction };

async function getPeople({ space, now }: Call): Promise<Answer> {
  const { people } = space.file;
  if (!people) throw new Problem('not_found');
  return facts({
    minimumGroup: people.minimumGroup,
    updatedAt: toIso(startOfDay(addDays(space.today(now), -people.updatedDaysAgo), space.zone)),
    members: people.members ?? [],
    crafts: mergeCrafts(people),
  } satisfies Wire['People']);
}

/** Crafts with too few people go under their wider word; what is still too few is not told. */
export function mergeCrafts({ crafts = [], minimumGroup }: PeopleFile): readonly Wire['CraftAround'][] {
  const merged = new Map<string, { people: number; days: Set<number> }>();
  const add = (craft: string, people: number, days: readonly number[] = []): void => {
    const entry = merged.get(craft) ?? { people: 0, days: new Set() };
    entry.people += people;
    for (const day of days) entry.days.add(day);
    merged.set(craft, entry);
  };
  for (const { craft, people, usualDays } of crafts) if (people >= minimumGroup) add(craft, people, usualDays);
  for (const { craft, under, people, usualDays } of crafts) if (people < minimumGroup) add(under ?? craft, people, usualDays);
  return [...merged].filter(([, { people }]) => people >= minimumGroup).sort(([, a], [, b]) => b.people - a.people)
    .map(([craft, { people, days }]) => ({ craft, people, ...(days.size && { usualDays: [...days].sort() }) }));
}
