// A copy of the repository to try something on, with the same packages.
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../demo/node.mjs';

const heavy = /^(\.git|node_modules|dist|dist-building-.*|coverage|images|data|.*\.(tgz|png|jpe?g|webp|avif))$/;

/** @returns {{ folder: string, remove: () => void }} */
export function copyRepository() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cowork-copy-'));
  // On a shared machine the files change while they are copied; one that is gone is no loss.
  cpSync(root, folder, { recursive: true, filter: (file) => !heavy.test(path.basename(file)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
