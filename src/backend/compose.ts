import type { Backend, CapabilityName } from './backend.js';

/** Which backend answers for which capability. */
export type BackendParts = { readonly [Name in CapabilityName]?: Backend };

/**
 * Makes one backend of several: `compose({ events: ical(…), tours: calcom(…) })`. The facts about the space come from
 * `space`, or from the first backend given.
 * @throws {TypeError} when a backend does not have the capability it is named for, or none is given.
 */
export function compose(parts: BackendParts): Backend {
  const given = Object.entries(parts) as [CapabilityName, Backend][];
  const main = parts.space ?? given[0]?.[1];
  if (!main) throw new TypeError('compose() needs at least one backend, e.g. compose({ events: http(url) }).');
  const picked = given.map(([name, backend]) => {
    if (!backend[name]) throw new TypeError(`compose(): the backend given for "${name}" does not offer ${name}.`);
    return [name, backend[name]];
  });
  return { ...Object.fromEntries(picked), space: main.space } as Backend;
}
