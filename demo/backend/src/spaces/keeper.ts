// The spaces that a process answers for, and how they follow their files while it runs. A file that no longer fits leaves its
// space as it was, and what is wrong with it is kept to be shown. What changes, changes for all requests at once.
import { watch, type FSWatcher } from 'chokidar';
import { basename, dirname } from 'node:path';
import type { Database } from '../db/database.ts';
import { announce } from '../live.ts';
import { nameError, type Log } from '../log.ts';
import { hour, type Instant } from '../time/days.ts';
import { complaintLine, readSpaces, type FileComplaint, type LoadedFile, type ReadSpaces } from './check.ts';
import { layCrowd } from './lay-crowd.ts';
import { seedSpace } from './seed.ts';
import type { Space } from './space.ts';

export interface KeeperOptions {
  /** Holds a folder for each space. */
  readonly folder: string;
  readonly db: Database;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Ids of spaces whose file is not what it was. */
export interface Reloaded {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Editors write a file in several steps, and a deployment writes many files. */
const settling = 300;
const tryAgain = 30_000;
const channel = 'cowork_spaces';

/** Asks every process to read its files again; part of the transaction, if it is one. */
export const askToReload = async (db: Pick<Database, 'query'>): Promise<void> => void await db.query(`select pg_notify('${channel}', 'all')`);

export class SpaceKeeper {
  readonly #options: KeeperOptions;
  readonly #spaces = new Map<string, Space>();
  /** The last files that fit, by folder. */
  #files: ReadonlyMap<string, LoadedFile> = new Map();
  #complaints: readonly FileComplaint[] = [];
  #reloading: Promise<unknown> = Promise.resolve();
  #soon: NodeJS.Timeout | undefined;
  #hourly: NodeJS.Timeout | undefined;
  #watcher: FSWatcher | undefined;
  #closed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Always the same map; a reload changes what is in it. */
  get spaces(): ReadonlyMap<string, Space> {
    return this.#spaces;
  }

  /** What does not fit in the files as they are now. */
  get complaints(): readonly FileComplaint[] {
    return this.#complaints;
  }

  /** Begins with files that all fit. */
  async start({ files, complaints }: ReadSpaces): Promise<void> {
    const { db } = this.#options;
    this.#report(complaints, new Set());
    await this.#take(new Map(files.map((file) => [file.space.id, file])));
    await db.listen(channel, (payload) => { if (payload) this.#reloadSoon(0); });
    // Days pass while the server runs, and relative days with them. Mostly there is nothing to do.
    this.#hourly = setInterval(() => this.#reloadSoon(0), hour).unref();
  }

  /** Gives houses that shall look busy their made-up reservations. Nobody waits for them: it takes longer than all the rest. */
  layCrowds(): Promise<void> {
    const { log } = this.#options;
    const laid = this.#reloading.then(() => this.#layCrowds()).catch((error: Error) => log(`Made-up reservations could not be laid out: ${nameError(error)}`));
    this.#reloading = laid;
    return laid;
  }

  /** Follows the files from now on. Where the system cannot watch them, a reload has to be asked for. */
  watch(): void {
    const { folder, log } = this.#options;
    const isSpaceFile = (path: string): boolean => basename(path) === 'space.yaml' && dirname(dirname(path)) === folder;
    this.#watcher = watch(folder, { depth: 1, ignoreInitial: true, ignored: (path, stats) => !!stats?.isFile() && !isSpaceFile(path) });
    this.#watcher.on('all', () => this.#reloadSoon(settling));
    // Whatever changed between the first reading and now was seen by nobody.
    this.#watcher.on('ready', () => this.#reloadSoon(settling));
    this.#watcher.on('error', (error) => log(`Changes of the space files are not noticed by themselves: ${error instanceof Error ? error.message : String(error)}`
      + ' After a change, use the command `reload` or send SIGHUP.'));
  }

  /** Reads the files again. Never throws for what stands in them; rejects while the database is away, and then nothing has changed. */
  reload(): Promise<Reloaded> {
    const work = (): Promise<Reloaded> => this.#reload();
    const reloaded = this.#reloading.then(work, work);
    this.#reloading = reloaded.catch(() => {});
    return reloaded;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#soon);
    clearInterval(this.#hourly);
    await this.#watcher?.close();
    await this.#reloading;
  }

  #reloadSoon(milliseconds: number): void {
    if (this.#closed) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      this.reload().catch((error: Error) => {
        this.#options.log(`The space files could not be read again, and are tried again soon: ${error.message}`);
        this.#reloadSoon(tryAgain);
      });
    }, milliseconds).unref();
  }

  async #reload(): Promise<Reloaded> {
    const { folder, log } = this.#options;
    let read;
    try {
      read = readSpaces(folder);
    } catch (error) {
      // A folder that is empty for a moment, or not mounted, is no reason to send everybody away.
      log(`All spaces stay as they are. ${error instanceof Error ? error.message : String(error)}`);
      return { added: [], changed: [], gone: [] };
    }
    const { files, complaints } = read;
    const before = this.#files;
    const fitting = new Map(files.map((file) => [file.space.id, file]));
    const broken = new Set(complaints.filter(({ minor }) => !minor).map(({ name }) => name));
    const kept = [...before].filter(([name]) => broken.has(name));
    const after = new Map([...fitting, ...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
    await this.#take(after);
    await this.#layCrowds();
    this.#report(complaints, broken);

    const reloaded: Reloaded = {
      added: [...after.keys()].filter((id) => !before.has(id)),
      changed: [...after].filter(([id, { text }]) => before.has(id) && before.get(id)?.text !== text).map(([id]) => id),
      gone: [...before.keys()].filter((id) => !after.has(id)),
    };
    for (const id of reloaded.added) log(`The space ${id} is new.`);
    for (const id of reloaded.changed) log(`The space ${id} has changed.`);
    for (const id of reloaded.gone) log(`The space ${id} has no file any more and is not answered for. What was booked there stays in the database; with the file it comes back.`);
    for (const id of [...reloaded.added, ...reloaded.changed, ...reloaded.gone]) await this.#tell(id);
    return reloaded;
  }

  /** Lays them out in the database first; what requests see is exchanged in one step. */
  async #take(files: ReadonlyMap<string, LoadedFile>): Promise<void> {
    const { db, now } = this.#options;
    const spaces: Space[] = [];
    for (const file of files.values()) spaces.push(await seedSpace(db, file, now()));
    this.#files = files;
    this.#spaces.clear();
    for (const space of spaces) this.#spaces.set(space.id, space);
  }

  async #layCrowds(): Promise<void> {
    const { db, now } = this.#options;
    for (const space of this.#spaces.values()) {
      if (!this.#closed && await layCrowd(db, space, now())) await announce(db, space.id, 'availability', {});
    }
  }

  /** Says what is new in what does not fit; the same every hour would only fill the log. */
  #report(complaints: readonly FileComplaint[], broken: ReadonlySet<string>): void {
    const said = new Set(this.#complaints.map(complaintLine));
    const news = complaints.filter((complaint) => !said.has(complaintLine(complaint)));
    for (const complaint of news) this.#options.log(complaintLine(complaint));
    for (const name of broken) {
      if (news.some((complaint) => complaint.name === name)) {
        this.#options.log(this.#spaces.has(name) ? `The space ${name} stays as it was until its file fits.` : `The space ${name} is answered for as soon as its file fits.`);
      }
    }
    this.#complaints = complaints;
  }

  /** Pages that are open look again, and nobody goes on with a kept answer. */
  async #tell(id: string): Promise<void> {
    const { db } = this.#options;
    for (const topic of ['availability', 'events', 'tours'] as const) await announce(db, id, topic, {});
  }
}
