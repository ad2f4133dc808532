// `import-ics`: takes the events of an iCalendar file, and says of each what was taken.
import { importCommand } from '../ical/command.ts';
import { Misuse, fromHere, settingsOf, textOption, type Command } from './command.ts';

export const importIcs: Command = {
  name: 'import-ics',
  takes: 'FILE|URL --space ID [--from DAY] [--to DAY]',
  does: 'takes the events of an iCalendar file into a space',
  options: { space: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  async run(given) {
    const [source] = given.args;
    const space = textOption(given, 'space');
    if (source === undefined || space === undefined) throw new Misuse(`Say what and where: import-ics ${this.takes}`);
    const web = /^[a-z]+:\/\//i.test(source);
    await importCommand({ ...settingsOf(given), source: web ? source : fromHere(source), space, from: textOption(given, 'from'), to: textOption(given, 'to') });
  },
};
