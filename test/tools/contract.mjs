// `npm run contract`: checks the OpenAPI document and writes the types of what travels over the wire.
import { writeWireTypes } from './wire-types.mjs';
import { runTool } from './tool.mjs';

const openapi = 'src/contract/openapi.yaml';
const code = await runTool('@redocly/cli#redocly', ['lint', openapi, '--config', 'test/tools/redocly.yaml']);
const changed = await writeWireTypes();
console.log(changed ? 'src/contract/wire.ts is written anew' : 'src/contract/wire.ts is up to date');
process.exitCode = code;
