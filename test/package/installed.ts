// `cowork-backend` as somebody has it who installed its tarball, in a folder of its own.
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { captureNode } from '../tools/tool.mjs';

export interface StartOptions {
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the command becomes, to be begun elsewhere. */
  readonly inside?: (command: string, words: readonly string[]) => [string, string[]];
}

export interface Started {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<number | null>;
}

export class InstalledBackend {
  readonly house = mkdtempSync(path.join(tmpdir(), 'cowork-house-'));
  readonly installed = path.join(this.house, 'node_modules/cowork-backend');
  /** Node by its path and not by the shebang, which would take whatever Node the machine has. */
  readonly command = path.join(this.installed, 'dist/demo/backend/src/cli.js');
  readonly examples = path.join(this.installed, 'dist/demo/spaces');
  readonly #started = new Set<ChildProcess>();

  async install(): Promise<void> {
    const packed = await captureNode(['test/tools/pack-backend.mjs', '--out', this.house]);
    assert.equal(packed.code, 0, packed.output);
    const tarball = readdirSync(this.house).find((file) => file.endsWith('.tgz')) ?? '';
    writeFileSync(path.join(this.house, 'package.json'), JSON.stringify({ name: 'house', private: true }));
    const { status, stderr } = spawnSync(
      'npm',
      ['install', `./${tarball}`, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
      { cwd: this.house, encoding: 'utf8', shell: process.platform === 'win32', env: alone() },
    );
    assert.equal(status, 0, stderr);
  }

  async start({ words = [], env = {}, inside = (command, all) => [command, [...all]] }: StartOptions = {}): Promise<Started> {
    const child = spawn(...inside(process.execPath, ['--liftoff-only', this.command, 'start', '--port', '0', ...words]), { cwd: this.house, env: { ...alone(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(child, 'exit') as Promise<[number | null]>;
    this.#started.add(child);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
    const url = await Promise.race([
      new Promise<string>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          const found = /answers on (http:[^\s"]+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
      }),
      exited.then(() => { throw new Error(`It did not start: ${said}`); }),
    ]);
    return {
      url,
      pid: child.pid ?? 0,
      async stop() {
        child.kill('SIGTERM');
        return (await exited)[0];
      },
    };
  }

  remove(): void {
    for (const child of this.#started) child.kill('SIGKILL');
    rmSync(this.house, { recursive: true, force: true });
  }
}

/** Without the settings that npm and a developer's shell hand down. */
function alone(): NodeJS.ProcessEnv {
  const kept = ['npm_config_cache', 'npm_config_registry', 'npm_config_userconfig'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) =>
    (!name.startsWith('npm_') || kept.includes(name)) && !/^(COWORK_|DATABASE_URL|LISTEN_URL|PORT$|HOST$|INIT_CWD$)/.test(name)));
}
