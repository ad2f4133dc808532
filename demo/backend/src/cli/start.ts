// `start`: answers requests until it is told to stop.
import { createServer } from 'node:net';
import { describeError, nameError, operatorLog } from '../log.ts';
import { mailSettings, offersPage } from '../mail/settings.ts';
import { spareMemory } from '../memory.ts';
import { startBackend } from '../server.ts';
import { settingsOf, textOption, type Command } from './command.ts';

const defaultPort = 8787;
const triedPorts = 50;

export const start: Command = {
  name: 'start',
  takes: '[--port NUMBER] [--host ADDRESS]',
  does: 'answers requests (the default); on 8787 or the next free port, if none is named',
  options: { port: { type: 'string' }, host: { type: 'string' } },
  async run(given) {
    spareMemory();
    const named = textOption(given, 'port') ?? process.env['PORT'];
    const port = named ?? defaultPort;
    const wanted = Number(port);
    if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Error(`${port} is not a port.`);
    const host = textOption(given, 'host') ?? process.env['HOST'] ?? '127.0.0.1';
    // Whoever names a port has told others about it.
    const found = await freePort(wanted, host, named === undefined ? triedPorts : 1);
    const { log, logRequest } = await operatorLog(process.env['COWORK_LOG']);
    // Node itself would print such an error with all that a database says about it.
    process.on('uncaughtException', (error) => {
      log('The backend stops, because something happened that nobody expected.', { level: 'error', error: describeError(error) });
      process.exit(1);
    });
    const settings = settingsOf(given);
    const mail = mailSettings(process.env);
    const outboxPage = offersPage({ mail, host, publicUrl: settings.publicUrl, wish: process.env['COWORK_OUTBOX_PAGE'] });
    const backend = await startBackend({ ...settings, mail, outboxPage, host, port: found, watch: true, log, logRequest });
    if (found !== wanted) log(`Port ${wanted} is taken, so this is on ${found}.`);
    for (const id of backend.spaces) log(backend.base(id));
    if (!mail) log(`No mail is sent: there is no SMTP_URL. Mails wait${backend.outboxUrl === undefined ? '.' : `; read them at ${backend.outboxUrl}`}`);
    const staffed = backend.spaces.some((id) => settings.staffTokens?.(id) !== undefined);
    log(staffed ? `Staff sign in at ${backend.url}/staff.` : 'Nobody can sign in as staff: there is no COWORK_STAFF_TOKEN.');
    log(`The backend answers on ${backend.url} and stops with Ctrl+C.`);
    const stop = (): void => {
      for (const signal of signals) process.off(signal, stop);
      void backend.close().then(() => process.exit(), (error: unknown) => { log('It could not stop as it should.', { level: 'error', error: describeError(error) }); process.exit(1); });
    };
    const signals = ['SIGINT', 'SIGTERM'] as const;
    void backend.lost.then((error) => {
      log(`${error.message} Everything acknowledged is on the disk; start again.`, { level: 'error' });
      process.exitCode = 1;
      void backend.close().finally(() => process.exit());
    });
    for (const signal of signals) process.on(signal, stop);
    // A terminal that is closed says the same, and then nobody would be left to stop it.
    process.on('SIGHUP', () => {
      if (process.stdin.isTTY) stop();
      else void backend.reload().catch((error: Error) => log(`The space files could not be read again: ${nameError(error)}`, { level: 'error' }));
    });
  },
};

/** The first of so many ports that nobody has. */
async function freePort(wanted: number, host: string, tried: number): Promise<number> {
  for (let port = wanted; port < wanted + tried && port <= 65_535; port++) {
    const probe = createServer();
    const free = await new Promise<boolean>((resolve, reject) => {
      probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
      probe.listen(port, host, () => resolve(true));
    });
    await new Promise((resolve) => probe.close(resolve));
    if (free) return port;
  }
  throw new Error(`Port ${wanted}${tried > 1 ? ` and the ${tried - 1} after it are` : ' is'} taken. Choose another with --port.`);
}
