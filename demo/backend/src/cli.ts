#!/usr/bin/env node
// The command line. Each command is a file in cli/.
import { parseArgs } from 'node:util';
import { actAs } from './acting.ts';
import { addresses } from './cli/addresses.ts';
import { audit } from './cli/audit.ts';
import { backup } from './cli/backup.ts';
import { check } from './cli/check.ts';
import { Misuse, commonOptions, type Command } from './cli/command.ts';
import { feeds } from './cli/feeds.ts';
import { importCheckIns } from './cli/import-check-ins.ts';
import { importIcs } from './cli/import-ics.ts';
import { person } from './cli/person.ts';
import { reload } from './cli/reload.ts';
import { restore } from './cli/restore.ts';
import { seed } from './cli/seed.ts';
import { listSpaces } from './cli/spaces.ts';
import { start } from './cli/start.ts';

const commands: readonly Command[] = [
  start,
  seed,
  check,
  reload,
  listSpaces,
  importIcs,
  importCheckIns,
  feeds,
  addresses,
  audit,
  person,
  backup,
  restore,
];

const usage = `Usage: npm run backend -- [command] [options]

${commands.map(({ name, takes, does }) => `  ${`${name} ${takes}`.trim()}\n      ${does}`).join('\n')}

  --spaces FOLDER  where the spaces are (COWORK_SPACES, else demo/spaces)
  --data FOLDER    where the embedded database is (COWORK_DATA, else demo/backend/data)

Settings from the environment are listed in README.md.`;

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // What parseArgs refuses has a code of Node's own.
  const misused = error instanceof Misuse || String((error as NodeJS.ErrnoException | null)?.code).startsWith('ERR_PARSE_ARGS');
  process.exitCode = misused ? 2 : 1;
}

async function run(words: readonly string[]): Promise<void> {
  const [first = 'start'] = words;
  const named = !first.startsWith('-');
  const command = commands.find(({ name }) => name === (named ? first : 'start'));
  if (!command) throw new Misuse(`There is no command ${first}.\n\n${usage}`);
  const { values, positionals } = parseArgs({
    args: words.slice(named ? 1 : 0),
    allowPositionals: true,
    options: { ...commonOptions, ...command.options },
  });
  if (values['help']) console.log(usage);
  else await actAs({ by: 'command', detail: command.name }, () => command.run({ args: positionals, values }));
}
