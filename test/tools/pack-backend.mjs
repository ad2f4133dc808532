// `npm run pack:backend`: the tarball of `cowork-backend`, which runs without this repository. Compiled, with the contract, the
// migrations, the example spaces and the prepared database.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { archiveName, preparedArchive } from '../../demo/backend/src/db/prepared.ts';
import { root } from '../../demo/node.mjs';
import { runTool } from './tool.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: '.' } } });
const out = path.resolve(root, values.out);
const source = 'demo/backend/src';

const stage = mkdtempSync(path.join(tmpdir(), 'cowork-pack-'));
const dist = path.join(stage, 'dist');
try {
  const code = await runTool('typescript#tsc', ['-p', 'demo/backend/tsconfig.build.json', '--outDir', dist]);
  if (code !== 0) throw new Error(`tsc ended with ${code}`);
  // Whatever lies between the sources belongs to them: SQL, styles, scripts.
  for (const file of globSync(`${source}/**/*.*`, { cwd: root, exclude: ['**/*.ts', '**/*.yaml'] })) copy(file);
  // Schemas as JSON: to read them as YAML would take a tenth of a second of each start.
  for (const file of ['src/contract/openapi.yaml', ...globSync(`${source}/**/*.yaml`, { cwd: root })]) copyAsJson(file);
  copy('demo/spaces');
  cpSync(await preparedArchive(), path.join(dist, source, 'db', archiveName()));
  cpSync(path.join(root, 'LICENSE'), path.join(stage, 'LICENSE'));
  for (const file of ['README.md', 'RUNNING.md']) cpSync(path.join(root, 'demo/backend', file), path.join(stage, file));
  writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`);

  mkdirSync(out, { recursive: true });
  const { status } = spawnSync('npm', ['pack', '--silent', '--pack-destination', out], { cwd: stage, stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** @param {string} file */
function copy(file) {
  cpSync(path.join(root, file), path.join(dist, file), { recursive: true });
}

/** @param {string} file */
function copyAsJson(file) {
  const to = path.join(dist, file.replace(/\.yaml$/, '.json'));
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, JSON.stringify(parse(readFileSync(path.join(root, file), 'utf8'))));
}

/** package.json as those who install it need it: no scripts, no tools. */
function manifest() {
  const whole = JSON.parse(readFileSync(path.join(root, 'demo/backend/package.json'), 'utf8'));
  const kept = Object.entries(whole).filter(([field]) => field !== 'scripts' && field !== 'devDependencies');
  return {
    ...Object.fromEntries(kept),
    bin: { 'cowork-backend': `dist/${source}/cli.js` },
    exports: { '.': `./dist/${source}/server.js` },
    files: ['dist', 'RUNNING.md'],
  };
}
