// A control group with a limit of memory, as containers have it: what is in it and takes more is killed by the kernel. Linux, as root.
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} MemoryGroup
 * @property {(command: string, words: readonly string[]) => [string, string[]]} inside - For `spawn`: the same command, begun in the group.
 * @property {() => number} peak - The most that was charged to it, page cache included, in megabytes.
 * @property {() => number} kills - How many of its processes the kernel has killed.
 * @property {() => void} remove - Once it is empty.
 */

const megabyte = 1024 * 1024;
const mount = '/sys/fs/cgroup';

/**
 * @param {number} megabytes - Of memory and swap together.
 * @returns {MemoryGroup | string} or why there can be none
 */
export function memoryGroup(megabytes) {
  const second = existsSync(path.join(mount, 'cgroup.controllers'));
  const folder = path.join(mount, second ? '' : 'memory', `cowork-test-${process.pid}-${Date.now()}`);
  const file = (/** @type {string} */ name) => path.join(folder, name);
  const read = (/** @type {string} */ name) => readFileSync(file(name), 'utf8');
  const limits = second
    ? /** @type {const} */ ([['memory.max', megabytes * megabyte], ['memory.swap.max', 0]])
    : /** @type {const} */ ([['memory.limit_in_bytes', megabytes * megabyte], ['memory.memsw.limit_in_bytes', megabytes * megabyte]]);
  try {
    mkdirSync(folder);
  } catch (error) {
    return `No control group can be made here (${/** @type {NodeJS.ErrnoException} */ (error).code}).`;
  }
  if (!existsSync(file(limits[0][0]))) {
    rmdirSync(folder);
    return 'Control groups do not limit memory here.';
  }
  // A kernel without swap has no limit for it.
  for (const [name, bytes] of limits) if (existsSync(file(name))) writeFileSync(file(name), String(bytes));
  return {
    inside: (command, words) => ['sh', ['-c', 'echo $$ > "$0" && exec "$@"', file('cgroup.procs'), command, ...words]],
    peak: () => Number(read(second ? 'memory.peak' : 'memory.max_usage_in_bytes')) / megabyte,
    kills: () => Number(/^oom_kill (\d+)$/m.exec(read(second ? 'memory.events' : 'memory.oom_control'))?.[1]),
    remove: () => rmdirSync(folder),
  };
}
