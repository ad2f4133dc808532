import { describeBackend } from '../../src/testing/index.js';
import { NOW, sampleBackend } from '../helpers/sample-space.js';

describeBackend('the memory adapter', () => ({ backend: sampleBackend(), now: () => NOW }));
