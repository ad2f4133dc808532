// `npm run pack`: the tarball that is published. clean-publish takes what only development needs out of package.json.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../demo/node.mjs';
import { runTool } from './tool.mjs';

const { values } = parseArgs({ options: { dist: { type: 'string', default: 'dist' }, out: { type: 'string', default: '.' } } });
const out = path.resolve(root, values.out);

const stage = mkdtempSync(path.join(tmpdir(), 'cowork-pack-'));
try {
  cpSync(path.resolve(root, values.dist), path.join(stage, 'dist'), { recursive: true });
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) cpSync(path.join(root, file), path.join(stage, file));
  const cleaned = path.join(stage, 'package.json');
  const code = await runTool('clean-publish#clear-package-json', ['package.json', '--output', cleaned]);
  if (code !== 0) throw new Error(`clear-package-json ended with ${code}`);

  mkdirSync(out, { recursive: true });
  const { status } = spawnSync('npm', ['pack', '--silent', '--pack-destination', out], {
    cwd: stage,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(stage, { recursive: true, force: true });
}
