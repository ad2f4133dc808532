// The fixture with something added to its file.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fixtures } from './api.ts';

const made: string[] = [];
after(() => { for (const folder of made) rmSync(folder, { recursive: true, force: true }); });

/** A folder for `startBackend` whose one space is `loft`, with `yaml` at the end of its file. */
export function loftWith(yaml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowork-spaces-'));
  made.push(folder);
  cpSync(join(fixtures, 'loft'), join(folder, 'loft'), { recursive: true });
  const file = join(folder, 'loft', 'space.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${yaml}\n`);
  return folder;
}
