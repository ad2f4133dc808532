// Temporal as Node has it, or its polyfill on a Node that is older.
import type { Temporal as Polyfill } from 'temporal-polyfill';

const native = (globalThis as { Temporal?: typeof Polyfill }).Temporal;

export const Temporal: typeof Polyfill = native ?? (await import('temporal-polyfill')).Temporal;
