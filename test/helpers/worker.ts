// The service worker of msw: what a page asks of the network is answered by handlers.
import type { RequestHandler } from 'msw';
import { setupWorker } from 'msw/browser';

export const worker = setupWorker();

/** Answers for a whole `describe` block; handlers that a test adds with `worker.use` go after it. */
export function answerWith(...handlers: RequestHandler[]): void {
  before(async () => {
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
    worker.resetHandlers(...handlers);
  });
  afterEach(() => worker.resetHandlers(...handlers));
  after(() => worker.stop());
}
