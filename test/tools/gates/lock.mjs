// Is all that the locked packages ask for in the lock, for every platform? npm leaves out what the registry lacked on
// the day of the install, and `npm ci` then refuses the lock on everybody's machine.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../demo/node.mjs';

/** @type {{ packages: Record<string, { version?: string, optionalDependencies?: Record<string, string>, resolved?: string }> }} */
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

for (const [where, { version, optionalDependencies = {}, resolved = '' }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (!isLocked(name, where)) complain(`${where || 'the root'} ${version ?? ''} wants ${name}@${range}, which is not in the lock`);
  }
  if (/^https?:/.test(resolved)) complain(`${where} names a registry; npm install with our .npmrc leaves it out`);
}

/**
 * Node's way of looking a package up, from a folder towards the root.
 * @param {string} name
 * @param {string} from
 * @returns {boolean}
 */
function isLocked(name, from) {
  if (packages[`${from ? `${from}/` : ''}node_modules/${name}`]) return true;
  if (!from) return false;
  const outer = from.lastIndexOf('node_modules/');
  return isLocked(name, outer > 0 ? from.slice(0, outer - 1) : '');
}

/** @param {string} complaint */
function complain(complaint) {
  console.log(complaint);
  process.exitCode = 1;
}
