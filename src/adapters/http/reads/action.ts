import type { Action } from '../../../domain/space.js';
import { object, text, then, url, type Reader } from '../reader.js';
import { mode, reachable } from './common.js';

/** How a visitor acts on a thing. */
export const action: Reader<Action> = then(object(mode, { url, label: text }), reachable);
