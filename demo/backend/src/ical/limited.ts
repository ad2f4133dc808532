// Reading a calendar of strangers, in a thread that may be stopped: a hostile rule costs its limit of time and memory, and
// never the process.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readCalendar, type Read, type ReadOptions } from './read.ts';

const mostSeconds = 60;
const mostMegabytes = 512;

export function readLimited(text: string, options: ReadOptions): Promise<Read> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { text, options }, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    const late = setTimeout(() => {
      void worker.terminate();
      reject(new Error(`This calendar takes longer than ${mostSeconds} seconds to read.`));
    }, mostSeconds * 1000);
    worker.once('message', (read: Read) => { clearTimeout(late); void worker.terminate(); resolve(read); });
    worker.once('error', (error: Error) => { clearTimeout(late); reject(error); });
  });
}

if (!isMainThread && parentPort && (workerData as { text?: unknown } | null)?.text !== undefined) {
  const { text, options } = workerData as { text: string; options: ReadOptions };
  parentPort.postMessage(readCalendar(text, options));
}
