// How much memory there is: what a container or its group leaves to this process, else all of the machine.
import { totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';

const megabyte = 1024 * 1024;
const memory = Math.min(process.constrainedMemory() || Infinity, totalmem()) / megabyte;

/** Where a few answers about a big house at once would be felt. */
export const isScarce = memory < 600;

/** V8 lets its heap grow to what the whole group may have, and so leaves nothing to the embedded database. */
export function spareMemory(): void {
  if (isScarce) setFlagsFromString('--optimize-for-size');
}
