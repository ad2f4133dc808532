// lit-analyzer: the types inside templates (unknown tags and attributes, wrong property types, uncallable listeners).
import { captureTool } from '../tool.mjs';

// The glob stands before --strict, which would swallow it and find nothing to complain about in nothing.
const { code, output } = await captureTool('@jackolope/lit-analyzer#lit-analyzer', ['src/**/*.ts', '--strict']);
console.log(output);
process.exitCode = code !== 0 || /\b0 files\b/.test(output) ? 1 : 0;
