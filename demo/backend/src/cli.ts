#!/usr/bin/env node
// The command line: `start` (default), `seed`, `import-ics`.
import { createServer } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importCommand } from './ical/command.ts';
import { exampleSpaces, startBackend, type BackendOptions } from './server.ts';
import { secretIn } from './tokens.ts';

const usage = `Usage: npm run backend -- [command] [options]

  start                        answers requests (the default)
  seed                         lays the spaces out in the database and stops
  import-ics FILE|URL --space ID [--from DAY] [--to DAY]
                               takes the events of an iCalendar file into a space

  --port NUMBER    port to listen on (PORT, else 8787); the next free one if it is taken
  --host ADDRESS   address to listen on (HOST, else 127.0.0.1)
  --spaces FOLDER  where the spaces are (COWORK_SPACES, else demo/spaces)
  --data FOLDER    where the embedded database is (COWORK_DATA, else demo/backend/data)

  DATABASE_URL     postgres://… uses that server and not the embedded database
  COWORK_SECRET    at least 32 characters; needed with DATABASE_URL, else kept in the data folder`;

const defaultPort = 8787;
const triedPorts = 50;

/** npm changes into the workspace; people name files from where they are. */
const here = process.env['INIT_CWD'] ?? process.cwd();
const fromHere = (path: string): string => (isAbsolute(path) ? path : resolve(here, path));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string' }, host: { type: 'string' }, spaces: { type: 'string' }, data: { type: 'string' },
    space: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean', short: 'h' },
  },
});
const [command = 'start', ...rest] = positionals;

try {
  if (values.help) console.log(usage);
  else if (command === 'start') await start();
  else if (command === 'seed') await seed();
  else if (command === 'import-ics') await importIcs();
  else throw new Error(`There is no command ${command}.\n\n${usage}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function settings(): BackendOptions {
  const { DATABASE_URL, LISTEN_URL, COWORK_DATA, COWORK_SPACES, COWORK_SECRET, COWORK_PUBLIC_URL } = process.env;
  const data = values.data ?? COWORK_DATA;
  const folder = data === undefined ? new URL('../data', import.meta.url).pathname : fromHere(data);
  if (DATABASE_URL && !COWORK_SECRET) {
    throw new Error('With DATABASE_URL, set COWORK_SECRET to at least 32 random characters, the same for every process. `openssl rand -base64 32` makes some.');
  }
  const spaces = values.spaces ?? COWORK_SPACES;
  return {
    db: DATABASE_URL ?? `${folder}/db`,
    listenUrl: LISTEN_URL,
    secret: COWORK_SECRET ?? secretIn(`${folder}/secret`),
    spaces: spaces === undefined ? exampleSpaces : fromHere(spaces),
    publicUrl: COWORK_PUBLIC_URL,
    log: (text) => console.warn(text),
  };
}

async function start(): Promise<void> {
  const wanted = Number(values.port ?? process.env['PORT'] ?? defaultPort);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Error(`${values.port ?? process.env['PORT'] ?? ''} is not a port.`);
  const host = values.host ?? process.env['HOST'] ?? '127.0.0.1';
  const port = await freePort(wanted, host);
  const backend = await startBackend({ ...settings(), host, port });
  if (port !== wanted) console.log(`Port ${wanted} is taken, so this is on ${port}.`);
  for (const id of backend.spaces) console.log(`  ${backend.base(id)}`);
  console.log(`The backend answers on ${backend.url} and stops with Ctrl+C.`);
  const stop = (): void => {
    for (const signal of signals) process.off(signal, stop);
    void backend.close().then(() => process.exit(0), (error: unknown) => { console.error(error); process.exit(1); });
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
}

/** The wanted port, or the next that nobody has. */
async function freePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + triedPorts && port <= 65_535; port++) {
    const probe = createServer();
    const free = await new Promise<boolean>((resolve, reject) => {
      probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
      probe.listen(port, host, () => resolve(true));
    });
    await new Promise((resolve) => probe.close(resolve));
    if (free) return port;
  }
  throw new Error(`Port ${wanted} and the ${triedPorts} after it are taken. Choose another with --port.`);
}

async function seed(): Promise<void> {
  const backend = await startBackend(settings());
  console.log(`Laid out: ${backend.spaces.join(', ')}.`);
  await backend.close();
}

async function importIcs(): Promise<void> {
  const [source] = rest;
  if (source === undefined || values.space === undefined) throw new Error(`import-ics needs a file or URL, and --space ID.\n\n${usage}`);
  const web = /^[a-z]+:\/\//i.test(source);
  await importCommand({ ...settings(), source: web ? source : fromHere(source), space: values.space, from: values.from, to: values.to });
}
