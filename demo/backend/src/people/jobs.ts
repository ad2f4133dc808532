// What ends or is counted by itself: requests that nobody answered, the yes of members, the rhythm of the house. Each space in a transaction of its own.
import type { Database, Queryable } from '../db/database.ts';
import { countAnew } from '../house/counting.ts';
import type { Job } from '../jobs.ts';
import type { Space } from '../spaces/space.ts';
import type { Instant } from '../time/days.ts';
import { tendMembers } from './membership.ts';
import { expireIntroductions } from './requests.ts';

type Work = (tx: Queryable, space: Space, now: Instant) => Promise<unknown>;

export function peopleJobs(db: Database, spaces: ReadonlyMap<string, Space>, now: () => Instant): readonly Job[] {
  const inEach = (work: Work) => async (signal: AbortSignal): Promise<void> => {
    for (const space of spaces.values()) {
      if (signal.aborted) return;
      await db.transaction((tx) => work(tx, space, now()));
    }
  };
  return [
    { name: 'end-introductions', everySeconds: 60, run: inEach(expireIntroductions) },
    { name: 'tend-members', everySeconds: 3600, run: inEach(tendMembers) },
    { name: 'count-rhythm', everySeconds: 3600, run: inEach(countAnew) },
  ];
}
