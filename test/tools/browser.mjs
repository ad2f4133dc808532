// Finds a Chromium to test with: the installed one, else the one that an npm package carries, else Debian's.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { root } from '../../demo/node.mjs';

export const chromiumArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Its sandbox refuses to start as root, which is who runs in most containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The path of a Chromium that runs here. COWORK_BUNDLED_BROWSER=1 passes over the installed ones.
 * @returns {Promise<string>} Fails with what to do about it.
 */
export async function chromiumPath() {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (!runnable(asked)) throw new Error(`CHROME_PATH is ${asked}, which cannot be run.`);
    return asked;
  }
  const installed = process.env.COWORK_BUNDLED_BROWSER ? undefined : installedChromium();
  const found = installed ?? (await bundledChromium()) ?? debianChromium();
  if (found) return found;
  throw new Error('No Chrome, Chromium or Edge runs here. Install one (Debian: apt-get install chromium) or set CHROME_PATH.');
}

/**
 * A browser for end-to-end tests; the caller closes it.
 * @param {import('playwright-core').LaunchOptions} [options]
 */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: await chromiumPath(),
    ...options,
    args: [...chromiumArgs, ...(options.args ?? [])],
  });
}

function installedChromium() {
  const { platform, env } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge']
      .flatMap((app) => ['', homedir()].map((home) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`))
      .find(runnable);
  }
  if (platform === 'win32') {
    const places = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .flatMap((folder) => (folder ? places.map((place) => path.join(folder, place)) : []))
      .find(existsSync);
  }
  return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
    .flatMap((name) => (env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)))
    .find(runnable);
}

async function bundledChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // It unpacks under fixed names into the temporary folder, where somebody else's `chromium` may already lie: give it
  // a folder of our own.
  const folder = path.join(root, 'node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    const file = await chromium.executablePath();
    execFileSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore' });
    return file;
  } catch (error) {
    console.warn(`The bundled Chromium does not run here: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function debianChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('No Chromium yet: apt-get install chromium');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
  return installedChromium();
}

/** @param {string} file */
function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return path.isAbsolute(file);
  } catch {
    return false;
  }
}
