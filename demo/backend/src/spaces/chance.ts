// Made-up numbers that are the same on every run: chance seeded by what they are for.
import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that belongs to these words. */
export const shareOf = (...words: readonly string[]): number =>
  createHash('sha1').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;

/** A row of such numbers. (mulberry32) */
export function chanceOf(...words: readonly string[]): () => number {
  let state = createHash('sha1').update(words.join('\n')).digest().readUInt32BE(0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
