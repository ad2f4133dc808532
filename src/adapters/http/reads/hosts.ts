// Who receives visitors.
import type { SpaceSource } from '../../../backend/backend.js';
import type { Host } from '../../../domain/space.js';
import type { Asking } from '../client.js';
import { id, list, object, text, type Reader } from '../reader.js';
import { image } from './common.js';
import { items, language } from './house.js';

export const host: Reader<Host> = object(
  { id, name: text },
  { role: text, photo: image, languages: list(language), sentence: text },
);

const hosts = items(host);

export const hostsReads = ({ read }: Asking): Pick<SpaceSource, 'hosts'> => ({
  hosts: (call) => read('/hosts', hosts, { ...call, keep: true }),
});
