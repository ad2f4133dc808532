/** Words of the query; lists are joined by commas, what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * The base URL of a backend, without a slash at the end.
 * @throws {TypeError} when `address` is no http or https URL.
 */
export function baseOf(address: string | URL): string {
  const { protocol, origin, pathname } = new URL(address, globalThis.document?.baseURI);
  if (!/^https?:$/.test(protocol)) throw new TypeError(`No address of a backend: ${String(address)}`);
  return origin + pathname.replace(/\/+$/, '');
}

/** What follows the path, from its question mark on. */
export function toSearch(query: Query = {}): string {
  const words = Object.entries(query).flatMap(([name, value]) =>
    (value === undefined || value === '' ? [] : `${name}=${[value].flat().map(encodeURIComponent).join(',')}`));
  return words.length > 0 ? `?${words.join('&')}` : '';
}
