// Does every part of the repository compile, the tool scripts included?
import { globSync } from 'node:fs';
import { root } from '../node.mjs';
import { runTool } from '../tool.mjs';

const projects = globSync(['tsconfig.json', 'test/tsconfig.json', 'demo/*/tsconfig.json'], { cwd: root }).sort();
for (const project of projects) {
  console.log(project);
  if ((await runTool('typescript#tsc', ['--noEmit', '-p', project])) !== 0) process.exitCode = 1;
}
