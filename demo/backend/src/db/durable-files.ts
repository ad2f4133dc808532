// Stock PGlite never syncs: it starts with fsync off, and its file system has no fsync to call. After a power cut the
// folder may be lost with every acknowledged booking. This file system reaches the real fsync.
// It hooks an internal (`NODEFS`), so the version of PGlite is pinned and `pglite-worker.ts` checks at every start that it still works.
import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** EIO in the numbers of WebAssembly's own libc, which are not the host's. */
const inputOutputError = 29;

/** How often a file was really synced since the start. */
export const synced = { times: 0 };

interface Stream { readonly nfd?: number }
interface EmscriptenModule { NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } } }

export class DurableFiles extends NodeFS {
  readonly #panicked: (message: string) => void;

  /**
   * When the disk is full or refuses a write, PostgreSQL panics: it must not go on. In WebAssembly it cannot end its process, and
   * the question that was asked never comes back; only its log tells.
   */
  constructor(folder: string, panicked: (message: string) => void) {
    super(folder);
    this.#panicked = panicked;
  }

  override async init(...args: Parameters<NodeFS['init']>) {
    const result = await super.init(...args);
    const preRun = result.emscriptenOpts.preRun as unknown as ((module: EmscriptenModule) => void)[];
    preRun.push((module) => { module.NODEFS.stream_ops.fsync = sync; });
    result.emscriptenOpts.printErr = (text: string) => {
      const panic = /\bPANIC: +(.+)/.exec(text)?.[1];
      if (panic !== undefined) this.#panicked(panic);
    };
    return result;
  }
}

function sync(stream: Stream): number {
  if (stream.nfd === undefined) return 0;
  try {
    fsyncSync(stream.nfd);
    synced.times++;
    return 0;
  } catch {
    // The engine stops at once, as it must: what the disk refused to keep may not be acknowledged.
    return -inputOutputError;
  }
}

const memory = ['-c', 'shared_buffers=16MB'];

/** PGlite's own parameters without `-F`, which turns fsync off. */
export const durableParameters = (): string[] => [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c', 'fsync=on', '-c', 'wal_sync_method=fsync', ...memory,
];
