// `seed`: lays the spaces out in the database and stops.
import { startBackend } from '../server.ts';
import { settingsOf, type Command } from './command.ts';

export const seed: Command = {
  name: 'seed',
  takes: '',
  does: 'lays the spaces out in the database and stops',
  async run(given) {
    const backend = await startBackend(settingsOf(given));
    await backend.laidOut;
    console.log(`Laid out: ${backend.spaces.join(', ')}.`);
    await backend.close();
  },
};
