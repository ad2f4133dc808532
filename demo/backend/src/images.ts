// The pictures of a space.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Problem } from './problem.ts';
import type { Space } from './spaces/space.ts';

const types: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.avif': 'image/avif',
};
const week = 604_800;

export async function imageOf(space: Space, name: string, ifNoneMatch: string | undefined): Promise<Response> {
  const folder = join(space.folder, 'images');
  const file = normalize(join(folder, name));
  const type = types[extname(file).toLowerCase()];
  if (!type || !file.startsWith(folder + sep) || name.includes('\0')) throw new Problem('not_found');
  const bytes = await readFile(file).catch((cause: unknown) => { throw new Problem('not_found', { cause }); });
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers = {
    etag,
    'cache-control': `public, max-age=${week}`,
    'cross-origin-resource-policy': 'cross-origin',
    // A drawing may hold a script; it is shown, never run.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'`,
  };
  if (ifNoneMatch === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': type } });
}
