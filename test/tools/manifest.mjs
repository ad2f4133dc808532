// The manifest of the sources as they are, without a build.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../demo/node.mjs';
import { captureTool } from './tool.mjs';

/** @returns {Promise<import('custom-elements-manifest/schema.d.ts').Package>} */
export async function analyzeManifest() {
  const folder = mkdtempSync(path.join(root, 'dist-building-manifest-'));
  try {
    const env = { ...process.env, COWORK_DIST: path.relative(root, folder) };
    const { code, output } = await captureTool('@custom-elements-manifest/analyzer#cem', ['analyze', '--quiet'], { env });
    if (code !== 0) throw new Error(`The analyzer ended with ${code}\n${output}`);
    return JSON.parse(readFileSync(path.join(folder, 'custom-elements.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
