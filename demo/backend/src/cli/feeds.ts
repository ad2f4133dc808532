// `feeds`: how the calendars of the spaces' files are doing; with --now they are read first.
import { feedStates, type FeedState } from '../calendars/feeds.ts';
import { pollCalendars } from '../calendars/poll.ts';
import { textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const feeds: Command = {
  name: 'feeds',
  takes: '[--space ID] [--now] [--json]',
  does: 'shows how the calendars that are read are doing; --now reads them all first; ends with 1 if one of them fails',
  options: { space: { type: 'string' }, now: { type: 'boolean' }, json: { type: 'boolean' } },
  run: (given) => atOffice(given, async ({ db, spaces, space }) => {
    const chosen = textOption(given, 'space') === undefined ? [...spaces.values()] : [space()];
    if (given.values['now']) {
      console.warn(`Reading ${chosen.reduce((sum, { file }) => sum + (file.calendars?.length ?? 0), 0)} calendars …`);
      await pollCalendars({ db, now: Date.now, log: (text) => console.warn(text) }, chosen, { all: true });
    }
    const states = (await Promise.all(chosen.map((each) => feedStates(db, each)))).flat();
    if (given.values['json']) console.log(JSON.stringify(states, null, 2));
    else if (states.length) console.log(states.map(linesOf).join('\n'));
    else console.log('No space reads a calendar. `calendars:` in its file makes it do so.');
    if (states.some(({ state }) => state === 'failing')) process.exitCode = 1;
  }),
};

/** `de-kiem/programme  well     events: 12 entries taken, 1 refused, 30 coming; read 2026-10-20T08:00:00Z` */
function linesOf({ space, id, what, state, readAt, failingSince, error, taken, refused, coming, notes }: FeedState): string {
  const first = `${space}/${id}  ${state.padEnd(7)}  ${what}: ${taken} entries taken, ${refused} refused, ${coming} coming; ${readAt === undefined ? 'never read yet' : `read ${readAt}`}`;
  return [first, ...(error === undefined ? [] : [`failing since ${failingSince ?? 'now'}: ${error}`]), ...notes].join('\n    ');
}
