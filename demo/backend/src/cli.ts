#!/usr/bin/env -S node --liftoff-only
// The command line. Each command is a file in cli/.
import { parseArgs } from 'node:util';
import { actAs } from './acting.ts';
import { Misuse, commonOptions, type Command } from './cli/command.ts';
import { readSecretFiles } from './cli/environment.ts';
import { Problem } from './problem.ts';

/** By name, in the order of the usage. A command is loaded when it is called, so that it need not wait for what others need. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./cli/start.ts')).start,
  seed: async () => (await import('./cli/seed.ts')).seed,
  check: async () => (await import('./cli/check.ts')).check,
  reload: async () => (await import('./cli/reload.ts')).reload,
  spaces: async () => (await import('./cli/spaces.ts')).listSpaces,
  today: async () => (await import('./cli/today.ts')).today,
  bookings: async () => (await import('./cli/bookings.ts')).bookings,
  show: async () => (await import('./cli/show.ts')).show,
  cancel: async () => (await import('./cli/cancel.ts')).cancel,
  move: async () => (await import('./cli/move.ts')).move,
  requests: async () => (await import('./cli/requests.ts')).requests,
  approve: async () => (await import('./cli/requests.ts')).approve,
  decline: async () => (await import('./cli/requests.ts')).decline,
  pass: async () => (await import('./cli/requests.ts')).pass,
  'import-ics': async () => (await import('./cli/import-ics.ts')).importIcs,
  'import-check-ins': async () => (await import('./cli/import-check-ins.ts')).importCheckIns,
  addresses: async () => (await import('./cli/addresses.ts')).addresses,
  feeds: async () => (await import('./cli/feeds.ts')).feeds,
  audit: async () => (await import('./cli/audit.ts')).audit,
  outbox: async () => (await import('./cli/outbox.ts')).outbox,
  members: async () => (await import('./cli/members.ts')).members,
  person: async () => (await import('./cli/person.ts')).person,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
};

try {
  readSecretFiles(process.env);
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Problem ? refusalOf(error) : error instanceof Error ? error.message : error);
  // What parseArgs refuses has a code of Node's own.
  const misused = error instanceof Misuse || String((error as NodeJS.ErrnoException | null)?.code).startsWith('ERR_PARSE_ARGS');
  process.exitCode = misused ? 2 : 1;
}

async function run(words: readonly string[]): Promise<void> {
  const [first = 'start'] = words;
  const named = !first.startsWith('-');
  if (first === 'help') {
    console.log(await usageOf(Object.values(commands)));
    return;
  }
  const load = commands[named ? first : 'start'];
  if (!load) throw new Misuse(`There is no command ${first}. There are: ${Object.keys(commands).join(', ')}. \`help\` says more.`);
  const command = await load();
  const { values, positionals } = parseArgs({
    args: words.slice(named ? 1 : 0),
    allowPositionals: true,
    options: { ...commonOptions, ...command.options },
  });
  if (values['help']) console.log(await usageOf(named ? [load] : Object.values(commands)));
  else await actAs({ by: 'command', detail: command.name }, () => command.run({ args: positionals, values }));
}

/** What the backend refused, with which part of it, and what is possible instead. */
function refusalOf({ message, options: { errors = [], alternatives = [] } }: Problem): string {
  return [
    message,
    ...errors.map(({ pointer, message: complaint }) => `  ${pointer.replace(/^\//, '')} ${complaint}`),
    ...(alternatives.length ? ['Free nearby:'] : []),
    ...alternatives.map(({ start, hostId }) => `  --to ${start}${hostId === undefined ? '' : ` --host ${hostId}`}`),
  ].join('\n');
}

async function usageOf(loads: readonly (() => Promise<Command>)[]): Promise<string> {
  const told = await Promise.all(loads.map((load) => load()));
  const called = import.meta.filename.endsWith('.ts') ? 'npm run backend --' : 'cowork-backend';
  return `Usage: ${called} [command] [options]

${told.map(({ name, takes, does }) => `  ${`${name} ${takes}`.trim()}\n      ${does}`).join('\n')}

  --spaces FOLDER  where the spaces are (COWORK_SPACES, else the examples)
  --data FOLDER    where the embedded database is (COWORK_DATA, else beside the program)

Settings from the environment are listed in README.md.`;
}
