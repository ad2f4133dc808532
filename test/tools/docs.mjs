// `npm run docs`: writes the reference of the elements in the README anew.
import { ensureNode } from '../../demo/node.mjs';
import { committedReadme, freshReadme, writeReadme } from './readme.mjs';

ensureNode();
const next = await freshReadme();
console.log(next === committedReadme() ? 'README.md is up to date' : 'README.md is written anew');
writeReadme(next);
