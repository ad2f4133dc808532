// `person`: what is known of one person, to hand it to them or to delete it.
import { writeFile } from 'node:fs/promises';
import { deletedCount, deletePerson } from '../privacy/delete.ts';
import { exportPerson, kinds, knownOf, recordExport, type PersonData } from '../privacy/person.ts';
import { fromHere, Misuse, textOption, type Command } from './command.ts';
import { atOffice } from './office.ts';

export const person: Command = {
  name: 'person',
  takes: 'MAIL [--space ID] [--export FILE] [--delete]',
  does: 'says what is known of a person, in all spaces or in one; writes it to a file (- is the screen), or deletes it',
  options: { space: { type: 'string' }, export: { type: 'string' }, delete: { type: 'boolean' } },
  run: (given) => atOffice(given, async ({ db, spaces, space, now }) => {
    const [mail] = given.args;
    if (!mail?.includes('@')) throw new Misuse('Say whose data, by mail address: person ann@example.org');
    const places = textOption(given, 'space') === undefined ? [...spaces.values()] : [space()];
    const known = await Promise.all(places.map((place) => exportPerson(db, place, mail)));
    const file = textOption(given, 'export');
    if (file !== undefined) {
      for (const data of known) await recordExport(db, data, now);
      const text = `${JSON.stringify({ mail, exportedAt: new Date(now).toISOString(), spaces: known.filter((data) => knownOf(data)) }, null, 2)}\n`;
      if (file === '-') process.stdout.write(text);
      // Nobody else on this machine needs to read it.
      else await writeFile(fromHere(file), text, { mode: 0o600 });
    }
    if (file !== '-') for (const data of known) console.log(lineOf(data));
    if (!given.values['delete']) return;
    for (const place of places) {
      const progress = (done: number, of: number): void => { if (process.stderr.isTTY) process.stderr.write(`\r${place.id}: ${done} of ${of} `); };
      const deleted = await deletePerson(db, place, mail, now, progress);
      console.log(`${place.id}: ${deletedCount(deleted)} deleted, ${deleted.cancelled} of them were still to come and are cancelled.`);
      for (const where of deleted.inFile) console.log(`${place.id}: the address also stands in the space's file, at ${where}. Remove it there.`);
    }
  }),
};

/** `de-kiem: 2 visits, 1 rsvps` */
function lineOf(data: PersonData): string {
  const counts = kinds.filter((kind) => data[kind].length).map((kind) => `${data[kind].length} ${kind}`);
  return `${data.space}: ${[...counts, ...data.inFile.map((where) => `in the space's file at ${where}`)].join(', ') || 'nothing'}`;
}
