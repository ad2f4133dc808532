// Reading a calendar of strangers, in a thread that may be stopped: a hostile rule costs its limit of time and memory, and
// never the process.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { isScarce } from '../memory.ts';
import type { BusyOptions, BusyRead } from './busy.ts';
import type { Read, ReadOptions } from './read.ts';

const mostSeconds = 60;
const mostMegabytes = isScarce ? 96 : 512;

type Task =
  | { readonly what: 'events'; readonly text: string; readonly options: ReadOptions }
  | { readonly what: 'busy'; readonly text: string; readonly options: BusyOptions };

export const readLimited = (text: string, options: ReadOptions): Promise<Read> => limited({ what: 'events', text, options });

export const readBusyLimited = (text: string, options: BusyOptions): Promise<BusyRead> => limited({ what: 'busy', text, options });

function limited<T>(task: Task): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } });
    const late = setTimeout(() => {
      void worker.terminate();
      reject(new Error(`This calendar takes longer than ${mostSeconds} seconds to read.`));
    }, mostSeconds * 1000);
    worker.once('message', (read: T) => { clearTimeout(late); void worker.terminate(); resolve(read); });
    worker.once('error', (error: Error) => { clearTimeout(late); reject(error); });
  });
}

if (!isMainThread && parentPort && (workerData as Task | null)?.text !== undefined) {
  const task = workerData as Task;
  // Loaded here, in the thread, and not by whoever starts it.
  parentPort.postMessage(task.what === 'busy'
    ? (await import('./busy.ts')).readBusy(task.text, task.options)
    : (await import('./read.ts')).readCalendar(task.text, task.options));
}
