// Mails to members about being shown to visitors.
import type { Message } from '../outbox.ts';
import { lastDayOf, memberColumns, type MemberRow } from '../people/members.ts';
import type { Space } from '../spaces/space.ts';
import { startOfDay } from '../time/days.ts';
import { houseOf, readerOf, type Draft } from './draft.ts';
import type { Dropped } from './letter.ts';
import type { Owed } from './queue.ts';
import type { Desk } from './visit.ts';

export type MembershipMessage = Extract<Message, `member.${string}`>;

export async function membershipDraft({ db, links, now }: Desk, space: Space, kind: MembershipMessage, owed: Owed): Promise<Draft | Dropped> {
  const [row] = await db.query<MemberRow>(`select ${memberColumns} from member where id = $1 and space_id = $2`, [owed.ref, space.id]);
  if (!row || row.state === 'withdrawn' || row.email === null) return { dropped: 'The member has left.' };
  if (kind === 'member.invited' && row.state !== 'invited') return { dropped: 'The member has answered.' };
  const reader = readerOf(space, row.language ?? undefined, row.languages[0]);
  const until = lastDayOf(row.opted_in_on ?? space.today(now), row.until ?? undefined);
  const facts = { space: space.file.name, name: row.first_name ?? '', until: reader.formats.days(startOfDay(until, space.zone), startOfDay(until, space.zone) + 1, space.zone) };
  return {
    reader,
    to: { name: row.first_name ?? '', address: row.email },
    replyTo: houseOf(space),
    said: reader.words.letters[`${kind} member`](facts),
    placeholders: facts,
    facts: [],
    action: { url: links.member(space, row, reader), label: reader.words.links.member },
  };
}
