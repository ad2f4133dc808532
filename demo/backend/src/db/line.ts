// The embedded database belongs to one process. A command that finds a server running asks it over this line, a Unix socket
// beside the data that only the same user may open, and has a Database like any other: what a command does then happens in
// the server's process, with its locks and its live hints.
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { relative } from 'node:path';
import { retrying, sqlState, type Database, type Queryable, type Row } from './database.ts';
import { receive, send } from './frames.ts';

type Question =
  | { readonly sql: string; readonly params: readonly unknown[] }
  | { readonly script: string }
  | { readonly step: 'begin' | 'commit' | 'rollback' };
type Ask = Question & { readonly id: number };
type Tell =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | undefined } };

/** A command that falls silent in the middle of a transaction would keep everybody else waiting. */
const patience = 10_000;
/** Longer paths are cut off by the kernel. */
const longestPath = 103;

/** Where the line of a data folder is; the shorter of its two names. */
function pathOf(folder: string): string {
  const whole = `${folder}.sock`;
  const short = relative(process.cwd(), whole);
  const path = short && short.length < whole.length ? short : whole;
  if (Buffer.byteLength(path) > longestPath) throw new Error(`The path ${whole} is too long for a socket. Commands can reach a running server only with a shorter --data.`);
  return path;
}

/** Answers commands until it is told to stop. The caller has the lock of the folder, so a socket that is there is a dead one's. */
export async function openLine(db: Database, folder: string): Promise<() => Promise<void>> {
  const path = pathOf(folder);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    answer(db, socket);
  });
  rmSync(path, { force: true });
  await listenAlone(server, path);
  server.unref();
  return () => new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

/** The socket is never open to others, not even for the moment before a chmod. */
function listenAlone(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const before = process.umask(0o177);
    try {
      server.listen(path, () => resolve());
    } finally {
      process.umask(before);
    }
  });
}

interface Transaction {
  readonly tx: Queryable;
  end(commit: boolean): Promise<void>;
}

class RolledBack extends Error {}

function answer(db: Database, socket: Socket): void {
  let open: Transaction | undefined;
  let work: Promise<void> = Promise.resolve();
  let silence: NodeJS.Timeout | undefined;
  const leave = (): void => {
    clearTimeout(silence);
    void open?.end(false);
    open = undefined;
  };
  const perform = async (ask: Ask): Promise<readonly unknown[]> => {
    if ('sql' in ask) return (open?.tx ?? db).query(ask.sql, ask.params);
    if ('script' in ask) await db.script(ask.script);
    else if (ask.step === 'begin') open = await begin(db);
    else {
      const ended = open?.end(ask.step === 'commit');
      open = undefined;
      await ended;
    }
    return [];
  };
  receive<Ask>(socket, (ask) => {
    clearTimeout(silence);
    work = work.then(async () => {
      try {
        send(socket, { id: ask.id, rows: await perform(ask) } satisfies Tell);
      } catch (error) {
        send(socket, { id: ask.id, error: { message: error instanceof Error ? error.message : String(error), code: sqlState(error) } } satisfies Tell);
      }
      if (open) silence = setTimeout(() => socket.destroy(), patience).unref();
    });
  });
  socket.on('error', () => {});
  socket.on('close', () => { work = work.then(leave); });
}

/** A transaction that stays open until somebody says how it ends. */
function begin(db: Database): Promise<Transaction> {
  return new Promise((resolve, reject) => {
    let decide = (_commit: boolean): void => {};
    const decision = new Promise<boolean>((settle) => { decide = settle; });
    const ended = db.transaction(async (tx) => {
      resolve({
        tx,
        end: async (commit) => {
          decide(commit);
          await ended.catch((error: unknown) => { if (!(error instanceof RolledBack)) throw error; });
        },
      });
      if (!await decision) throw new RolledBack();
    });
    ended.catch(reject);
  });
}

/** The database of the server that has this folder; fails with ENOENT or ECONNREFUSED where none listens. */
export async function reachOverLine(folder: string): Promise<Database> {
  const path = pathOf(folder);
  const main = await dial(path);
  return {
    kind: 'embedded',
    query: (sql, params) => main.query(sql, params),
    script: async (sql) => { await main.ask({ script: sql }); },
    transaction: (work) => retrying(async () => {
      const own = await dial(path);
      try {
        await own.ask({ step: 'begin' });
        const result = await work(own);
        await own.ask({ step: 'commit' });
        return result;
      } catch (error) {
        await own.ask({ step: 'rollback' }).catch(() => {});
        throw error;
      } finally {
        own.close();
      }
    }),
    waiting: () => 0,
    lost: new Promise(() => {}),
    listen: () => Promise.reject(new Error('Live hints are heard by the server, not by a command.')),
    close: async () => { main.close(); },
  };
}

interface Call extends Queryable {
  ask(question: Question): Promise<readonly unknown[]>;
  close(): void;
}

async function dial(path: string): Promise<Call> {
  const socket = connect(path);
  await new Promise<void>((resolve, reject) => { socket.once('connect', resolve).once('error', reject); });
  const waiting = new Map<number, { resolve(rows: readonly unknown[]): void; reject(error: Error): void }>();
  let asked = 0;
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(gone());
    waiting.clear();
  });
  receive<Tell>(socket, (tell) => {
    const waiter = waiting.get(tell.id);
    waiting.delete(tell.id);
    if ('rows' in tell) waiter?.resolve(tell.rows);
    else waiter?.reject(Object.assign(new Error(tell.error.message), { code: tell.error.code }));
  });
  const ask = (question: Question): Promise<readonly unknown[]> => {
    if (socket.destroyed) return Promise.reject(gone());
    const id = ++asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      send(socket, { id, ...question });
    });
  };
  return {
    ask,
    query: <T = Row>(sql: string, params: readonly unknown[] = []) => ask({ sql, params }) as Promise<readonly T[]>,
    close: () => socket.end(),
  };
}

const gone = (): Error => Object.assign(new Error('The server stopped in the middle. A change that was not finished has left nothing behind; run the command again.'), { code: 'CLOSED' });
