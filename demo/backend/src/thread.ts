// A file beside the caller's, to run as a thread: `.ts` where Node runs our sources as they are, `.js` where they are compiled.
import { extname } from 'node:path';

/** `threadFile('./pglite-worker', import.meta.url)` */
export const threadFile = (name: string, caller: string): URL => new URL(name + extname(caller), caller);
