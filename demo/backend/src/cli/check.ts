// `check`: reads every space file and says what does not fit, where, and what to do about it.
import { complaintLine, readSpaces } from '../spaces/check.ts';
import { settingsOf, type Command } from './command.ts';

export const check: Command = {
  name: 'check',
  takes: '[--json]',
  does: 'checks every space file and prints what does not fit; ends with 1 if a server would refuse one',
  options: { json: { type: 'boolean' } },
  async run(given) {
    const { spaces: folder = '' } = settingsOf(given);
    const { files, complaints } = readSpaces(folder);
    const grave = complaints.filter(({ minor }) => !minor);
    if (given.values['json']) console.log(JSON.stringify(complaints, null, 2));
    else {
      for (const complaint of complaints) console.log(`${complaintLine(complaint)}${complaint.minor ? ' (Not in the way of a start.)' : ''}`);
      console.log(`${files.length} of ${files.length + new Set(grave.map(({ name }) => name)).size} spaces fit.`);
    }
    if (grave.length) process.exitCode = 1;
  },
};
