// What is taken of one resource.
import type { Instant, Span } from '../time/days.ts';

/** So many units of it, all the time. */
export interface Taken extends Span { readonly units: number }

export interface Given {
  /** In order, without overlaps: cells that follow each other and say the same are one stretch. */
  readonly taken: readonly Taken[];
  /** Times that its own calendar says are busy. */
  readonly busy: readonly Span[];
}

export const nothing: Given = { taken: [], busy: [] };

/** How many units are taken at this moment. */
export function takenAt({ taken }: Given, at: Instant): number {
  const stretch = taken[firstAfter(taken, at)];
  return stretch && stretch.start <= at ? stretch.units : 0;
}

/** Where among these stretches the first one is that ends after this moment. */
export function firstAfter(taken: readonly Taken[], at: Instant): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
