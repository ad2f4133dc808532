import { http } from '../../src/adapters/http/index.js';
import { describeBackend } from '../../src/testing/index.js';
import { BASE, serve } from '../helpers/handlers.js';
import { NOW, sampleBackend } from '../helpers/sample-space.js';
import { worker } from '../helpers/worker.js';

describeBackend('the http adapter over the memory of this page', async () => {
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
  worker.use(...serve(sampleBackend()));
  return { backend: http(BASE), now: () => NOW, dispose: () => worker.stop() };
});
