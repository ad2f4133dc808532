// A PostgreSQL of our own for tests: Debian's server on a free port, with a private folder that goes when it stops.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} TestPostgres
 * @property {string} url - A connection string for the database `cowork`'s owner.
 * @property {() => Promise<void>} crash - Kills the server as a power cut of its computer would, and starts it again.
 * @property {() => Promise<void>} stop - Ends the server and removes its folder.
 */

/**
 * Starts a server, or says in one line why there is none.
 * @returns {Promise<TestPostgres | undefined>}
 */
export async function startPostgres() {
  const programs = findPrograms();
  if (!programs) {
    console.log('PostgreSQL is not installed, so its tests are skipped. Debian: apt-get install postgresql');
    return undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'cowork-postgres-'));
  const owner = postgresUser();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();

  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    initialise(programs, folder, owner);
    let server = await startServer(programs, folder, port, owner);
    return {
      url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
      crash: async () => {
        await server.crash();
        server = await startAgain(() => startServer(programs, folder, port, owner));
      },
      stop: async () => {
        await server.stop();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

function findPrograms() {
  // Debian keeps the server's programs off the PATH, one folder per version.
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => version(b) - version(a));
  return [...debian, ...(process.env.PATH ?? '').split(path.delimiter)].find(
    (folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')),
  );
}

/** @param {string} folder */
function version(folder) {
  return Number(folder.split('/').at(-2));
}

/** Whom to run as: PostgreSQL refuses to run as root. */
function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map((part) => spawnSync('id', [part, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  if (!uid || !gid) throw new Error('PostgreSQL cannot run as root, and there is no user `postgres` to run it as.');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * @param {string} programs
 * @param {string} folder
 * @param {{ uid: number, gid: number } | undefined} owner
 */
function initialise(programs, folder, owner) {
  const { status, stderr } = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', path.join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
}

/**
 * @param {string} programs
 * @param {string} folder
 * @param {number} port
 * @param {{ uid: number, gid: number } | undefined} owner
 */
async function startServer(programs, folder, port, owner) {
  const server = spawn(
    path.join(programs, 'postgres'),
    [
      ...['-D', path.join(folder, 'data'), '-p', String(port), '-h', '127.0.0.1'],
      ...['-c', `unix_socket_directories=${folder}`, '-c', 'fsync=on', '-c', 'max_connections=300'],
    ],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill('SIGQUIT');
  // A test run that dies must not leave a server behind.
  process.once('exit', kill);

  let log = '';
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    void ended.then(() => reject(new Error(`PostgreSQL did not start: ${log}`)));
    server.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve(undefined);
    });
  });
  server.stderr.removeAllListeners('data').resume();

  return {
    async stop() {
      process.off('exit', kill);
      // SIGINT is its "fast" way down: it ends the clients' sessions and does not wait for them.
      server.kill('SIGINT');
      await ended;
    },
    async crash() {
      process.off('exit', kill);
      server.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * The processes that served the clients of a killed server notice it one after the other; until then it does not start.
 * @template T
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
async function startAgain(start) {
  for (let tries = 1; ; tries++) {
    try {
      return await start();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
