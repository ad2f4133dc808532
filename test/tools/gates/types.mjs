// Does every part of the repository compile, the tool scripts included?
import { globSync } from 'node:fs';
import { root } from '../../../demo/node.mjs';
import { captureTool } from '../tool.mjs';

const projects = globSync(['tsconfig.json', 'test/tsconfig.json', 'demo/*/tsconfig.json'], { cwd: root }).sort();
const said = new Set();
for (const project of projects) {
  const { code, output } = await captureTool('typescript#tsc', ['--noEmit', '--pretty', 'false', '-p', project]);
  if (code !== 0) process.exitCode = 1;
  // The projects share sources, and one error should not be told four times.
  for (const line of output.split('\n')) said.add(line);
}
console.log([...said].join('\n'));
