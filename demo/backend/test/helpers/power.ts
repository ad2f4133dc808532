// Plays the disk of a machine whose power may go at any moment. Loaded before the server (`--import`), it follows what is
// written below POWER_LIVE and keeps in POWER_DISK what would be left: a write reaches it when its file is synced; names,
// lengths and removals in their order with the next sync of anything (a journal, as ext4 has it).
//
// POWER_LEAK is the share of writes that get there earlier by themselves, as disks do. POWER_SYNC=ignored plays stock PGlite,
// whose syncs reach nothing. From the moment there is a file POWER_FAIL, every sync fails, as on a disk that breaks.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { POWER_LIVE: live = '', POWER_DISK: disk = '', POWER_LEAK = '0', POWER_SYNC, POWER_FAIL } = process.env;
const leak = Number(POWER_LEAK);
const real = { ...fs };

const names = new Map<number, string>();
const dirty = new Map<string, { readonly at: number; readonly bytes: Uint8Array }[]>();
let journal: (() => void)[] = [];
let seed = 1;

/** The same sequence in every run. */
function chance(): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
  return seed / 0x7fff_ffff;
}

const isOurs = (file: unknown): file is string => typeof file === 'string' && (file === live || file.startsWith(`${live}/`));
const onDisk = (file: string): string => disk + file.slice(live.length);

function settle(file: string): void {
  for (const step of journal) step();
  journal = [];
  const writes = dirty.get(file) ?? [];
  dirty.delete(file);
  for (const { at, bytes } of writes) put(file, at, bytes);
}

function put(file: string, at: number, bytes: Uint8Array): void {
  const handle = real.openSync(onDisk(file), fs.constants.O_RDWR | fs.constants.O_CREAT);
  real.writeSync(handle, bytes, 0, bytes.length, at);
  real.closeSync(handle);
}

function written(file: string, at: number, bytes: Uint8Array): void {
  if (chance() < leak && fs.existsSync(onDisk(file))) put(file, at, bytes);
  else dirty.set(file, [...(dirty.get(file) ?? []), { at, bytes }]);
}

function cutTo(file: string, size: number): void {
  journal.push(() => { if (fs.existsSync(onDisk(file))) real.truncateSync(onDisk(file), size); });
  dirty.set(file, (dirty.get(file) ?? []).filter(({ at }) => at < size));
}

/** The calls that PGlite's file system makes. */
const followed = {
  openSync(file: string, flags: number | string, mode?: number): number {
    const isNew = isOurs(file) && !fs.existsSync(file);
    const handle = real.openSync(file, flags, mode);
    if (isOurs(file)) {
      names.set(handle, file);
      if (isNew) journal.push(() => real.closeSync(real.openSync(onDisk(file), 'a')));
      if (typeof flags === 'number' && flags & fs.constants.O_TRUNC) cutTo(file, 0);
    }
    return handle;
  },
  closeSync(handle: number): void {
    names.delete(handle);
    real.closeSync(handle);
  },
  writeSync(handle: number, buffer: Uint8Array, offset: number, length: number, position: number): number {
    const count = real.writeSync(handle, buffer, offset, length, position);
    const file = names.get(handle);
    if (file !== undefined) written(file, position, Uint8Array.from(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, count)));
    return count;
  },
  writeFileSync(file: string, data: string, options: fs.WriteFileOptions): void {
    real.writeFileSync(file, data, options);
    if (isOurs(file)) journal.push(() => real.writeFileSync(onDisk(file), data, options));
  },
  fsyncSync(handle: number): void {
    if (POWER_FAIL !== undefined && fs.existsSync(POWER_FAIL)) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO', errno: -5 });
    real.fsyncSync(handle);
    const file = names.get(handle);
    if (file !== undefined && POWER_SYNC !== 'ignored') settle(file);
  },
  ftruncateSync(handle: number, size = 0): void {
    real.ftruncateSync(handle, size);
    const file = names.get(handle);
    if (file !== undefined) cutTo(file, size);
  },
  truncateSync(file: string, size = 0): void {
    real.truncateSync(file, size);
    if (isOurs(file)) cutTo(file, size);
  },
  renameSync(from: string, to: string): void {
    real.renameSync(from, to);
    if (!isOurs(from)) return;
    journal.push(() => real.renameSync(onDisk(from), onDisk(to)));
    const writes = dirty.get(from);
    dirty.delete(from);
    if (writes) dirty.set(to, writes);
    for (const [handle, file] of names) if (file === from) names.set(handle, to);
  },
  unlinkSync(file: string): void {
    real.unlinkSync(file);
    if (!isOurs(file)) return;
    journal.push(() => real.rmSync(onDisk(file), { force: true }));
    dirty.delete(file);
  },
  mkdirSync(folder: string, options?: fs.MakeDirectoryOptions): void {
    real.mkdirSync(folder, options);
    if (isOurs(folder)) journal.push(() => real.mkdirSync(onDisk(folder), { recursive: true }));
  },
  rmdirSync(folder: string): void {
    real.rmdirSync(folder);
    if (isOurs(folder)) journal.push(() => real.rmSync(onDisk(folder), { recursive: true, force: true }));
  },
};

// The database has a thread of its own, and only that thread writes to its folder.
if (!isMainThread) {
  Object.assign(fs, followed);
  syncBuiltinESMExports();
  for (const call of ['linkSync', 'symlinkSync', 'writevSync', 'copyFileSync'] as const) {
    const given = real[call] as (...args: unknown[]) => unknown;
    Object.assign(fs, { [call]: (...args: unknown[]) => {
      if (args.some(isOurs)) throw new Error(`The simulated disk does not know ${call}.`);
      return given(...args);
    } });
  }
}
