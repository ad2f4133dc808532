// `npm run docs`: builds, and writes the reference in the README anew.
import path from 'node:path';
import { ensureNode, root } from './node.mjs';
import { committedReadme, readmeFrom, writeReadme } from './readme.mjs';
import { runNode } from './tool.mjs';

await ensureNode();
process.exitCode = await runNode(['test/tools/build.mjs']);
if (process.exitCode === 0) {
  const next = readmeFrom(path.join(root, 'dist/custom-elements.json'));
  console.log(next === committedReadme() ? 'README.md is up to date' : 'README.md is written anew');
  writeReadme(next);
}
