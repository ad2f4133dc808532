// The programme as a calendar that anybody can subscribe to.
import type { Call, TextAnswer } from '../call.ts';
import { eventColumns, type EventRow } from '../events/list.ts';
import { writeCalendar } from '../ical/write.ts';
import { addDays, startOfDay } from '../time/days.ts';
import { eventEntry } from './entries.ts';
import { wordsIn } from './words.ts';

export const calendarType = 'text/calendar; charset=utf-8';

const daysBack = 31;
const daysAhead = 366;
const most = 3_000;
/** How often a calendar program should ask; most of them choose for themselves. */
const refreshMinutes = 60;

/** What is for members stays with them, also where visitors are welcome: a calendar is copied on, and its readers cannot be told apart. */
export async function getEventsFeed({ db, space, query, now }: Call): Promise<TextAnswer> {
  const today = space.today(now);
  const rows = await db.query<EventRow>(
    `select ${eventColumns} from event
     where space_id = $1 and audience = 'public' and ends_at > $2 and starts_at < $3 and ($4::text is null or kind = $4)
       and ($5::text[] is null or exists (select 1 from jsonb_array_elements_text(tags) as t (tag) where t.tag = any($5)))
       and ($6::text is null or series_id = $6)
     order by starts_at, id limit ${most}`,
    [space.id, new Date(startOfDay(addDays(today, -daysBack), space.zone)), new Date(startOfDay(addDays(today, daysAhead), space.zone)), query['kind'] ?? null, query['tag'] ?? null, query['series'] ?? null]);
  const feed = { name: wordsIn(space.file.language).events(space.file.name), text: space.file.summary, zone: space.zone, refreshMinutes };
  return { status: 200, keep: 'fresh', type: calendarType, text: writeCalendar({ method: 'PUBLISH', events: rows.map((row) => eventEntry(space, row)), feed }) };
}
