// The demo: the reference backend with its seeded spaces, and the sites of those spaces on an origin of their own, so that
// every request of the elements really crosses origins.
import { createServer as createHttpServer } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, createServer, preview } from 'vite';
import { startBackend } from '../backend/src/server.ts';
import { staffTokensFrom, staffVariable } from '../backend/src/staff/session.ts';
import { secretIn } from '../backend/src/tokens.ts';

const host = '127.0.0.1';
const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const data = process.env.COWORK_DATA ?? fileURLToPath(new URL('../backend/data', import.meta.url));

/** Made once, like the secret beside it: who restarts the demo stays signed in. */
const staffToken = process.env[staffVariable] ?? secretIn(`${data}/staff-token`);

/**
 * Starts both, says where, and ends both on SIGINT or SIGTERM.
 * @param {readonly string[]} options - `--built` serves the bundled site instead of the sources.
 */
export async function serve(options) {
  const wanted = Number(process.env.PORT ?? 4173);
  const backend = await openBackend(await freePort(Number(process.env.COWORK_BACKEND_PORT ?? 8787), 'the backend'));
  process.env.COWORK_BACKEND = `${backend.url}/cowork/v1`;
  const port = await freePort(wanted, 'the site');
  const site = options.includes('--built') ? await serveBuilt(port) : await serveSources(port);

  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    Promise.all([site.close(), backend.close()]).then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  console.log(`
  Five coworking spaces, open for visitors: http://${host}:${port}/
  The mails that they would get: ${backend.outboxUrl}
  A page for the staff of each: ${backend.url}/staff/${backend.spaces[0]} (token ${staffToken})

  Ctrl+C closes them.`);
}

/** @param {number} port */
async function openBackend(port) {
  const options = { port, host, outboxPage: true, log: console.warn, staffTokens: staffTokensFrom({ ...process.env, [staffVariable]: staffToken }) };
  try {
    return await startBackend({ ...options, db: `${data}/db`, secret: secretIn(`${data}/secret`) });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('in use by another process')) throw error;
    console.log('Another process has the data folder: this demo keeps its bookings in memory and forgets them at the end.');
    return startBackend(options);
  }
}

/** @param {number} port */
async function serveSources(port) {
  const server = createHttpServer();
  // As middleware, because a Vite server of its own would end the process before the backend has put its data away.
  const vite = await createServer({ configFile, logLevel: 'warn', server: { middlewareMode: true, hmr: { server, overlay: false } } });
  server.on('request', vite.middlewares);
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve(undefined)));
  return {
    async close() {
      await vite.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {number} port */
async function serveBuilt(port) {
  await build({ configFile, logLevel: 'warn' });
  return preview({ configFile, logLevel: 'warn', preview: { host, port, strictPort: true } });
}

/**
 * The wanted port, or the next that nobody has.
 * @param {number} wanted
 * @param {string} whose
 */
async function freePort(wanted, whose) {
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) throw new Error(`${wanted} is not a port.`);
  let port = wanted;
  while (await taken(port)) port++;
  if (port !== wanted) console.log(`Port ${wanted} is taken, so ${whose} is on ${port}.`);
  return port;
}

/**
 * Asks by connecting: listening would not notice a server on another address of this machine.
 * @param {number} port
 */
function taken(port) {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('close', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
