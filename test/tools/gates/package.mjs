// Would the tarball work for those who install it? publint and "are the types wrong" look at a freshly built one.
import { mkdtempSync, rmSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { captureTool, runNode, runTool } from '../tool.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'cowork-package-'));
try {
  process.exitCode = await checkPackage();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkPackage() {
  const dist = path.join(folder, 'dist');
  if ((await runNode(['test/tools/build.mjs', '--out', dist])) !== 0) return 1;
  if ((await runNode(['test/tools/pack.mjs', '--dist', dist, '--out', folder])) !== 0) return 1;
  const tarball = path.join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '');

  const publint = await runTool('publint', [tarball, '--strict']);
  // What is no module has no types: the files for a script tag, the contract, the manifest.
  const attw = await captureTool('@arethetypeswrong/cli#attw', [
    ...[tarball, '--profile', 'esm-only', '--no-emoji'],
    ...['--exclude-entrypoints', 'cdn/*', 'openapi.yaml', 'custom-elements.json'],
  ]);
  console.log(attw.output);
  return publint || attw.code;
}
