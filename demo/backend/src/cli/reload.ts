// `reload`: has every running server read the space files again.
import { complaintLine, readSpaces } from '../spaces/check.ts';
import { askToReload } from '../spaces/keeper.ts';
import { settingsOf, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const reload: Command = {
  name: 'reload',
  takes: '',
  does: 'has every running server read the space files again; they also notice changes by themselves',
  async run(given) {
    const grave = readSpaces(settingsOf(given).spaces ?? '').complaints.filter(({ minor }) => !minor);
    if (grave.length) {
      throw new Error(`${grave.map(complaintLine).join('\n')}\nNothing is reloaded. Mend this first; the running server goes on with the files as they were.`);
    }
    await atOffice(given, async ({ db }) => askToReload(db));
    console.log('Every server that is running reads its space files again now.');
  },
};
