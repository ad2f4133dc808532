// The fixture with something added to its file.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { parse, stringify } from 'yaml';
import { fixtures } from './api.ts';

const made: string[] = [];
after(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

/** A folder for `startBackend` whose one space is `loft`, with `yaml` at the end of its file. */
export const loftWith = (yaml: string): string => loftOf((text) => `${text}\n${yaml}\n`);

/** The same with entries of its lists changed: `{ tours: { tour: { approval: true } } }`, by id; `yaml` comes at the end. */
export const loftWhere = (changes: Readonly<Record<string, Readonly<Record<string, object>>>>, yaml = ''): string =>
  loftOf((text) => {
    const space = parse(text) as Record<string, { id: string }[]>;
    for (const [list, entries] of Object.entries(changes)) {
      space[list] = (space[list] ?? []).map((entry) => ({ ...entry, ...entries[entry.id] }));
    }
    return `${stringify(space)}\n${yaml}\n`;
  });

function loftOf(edit: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-spaces-'));
  made.push(folder);
  cpSync(join(fixtures, 'loft'), join(folder, 'loft'), { recursive: true });
  const file = join(folder, 'loft', 'space.yaml');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return folder;
}
