import type { components } from '../../../../src/contract/wire.ts';
import { facts, type Answer, type Call, type Handler } from '../call.ts';
import { Problem } from '../problem.ts';
import { addDays, startOfDay, toIso } from '../time/days.ts';
import { floorOf, toldCrafts } from './floor.ts';
import { askIntroduction, getIntroduction, withdrawIntroduction } from './introductions.ts';
import { membersOf, toMember } from './members.ts';

type Wire = components['schemas'];

export const peopleHandlers: Readonly<Record<string, Handler>> = { getPeople, askIntroduction, getIntroduction, withdrawIntroduction };

async function getPeople({ db, space, now }: Call): Promise<Answer> {
  const { people } = space.file;
  if (!people) throw new Problem('not_found');
  const members = (await membersOf(db, space, now)).map(toMember);
  const minimumGroup = floorOf(space);
  return facts({
    minimumGroup,
    updatedAt: toIso(startOfDay(addDays(space.today(now), -people.updatedDaysAgo), space.zone)),
    members,
    crafts: [...toldCrafts(people.crafts ?? [], minimumGroup, members)],
  } satisfies Wire['People']);
}
