// Is the OpenAPI document clean, and are the wire types those it asks for?
import { runTool } from '../tool.mjs';
import { committedWireTypes, wireTypes } from '../wire-types.mjs';

process.exitCode = await runTool('@redocly/cli#redocly', [
  ...['lint', 'src/contract/openapi.yaml', '--config', 'test/tools/redocly.yaml', '--format', 'stylish'],
]);
if (committedWireTypes() !== (await wireTypes())) {
  console.log('src/contract/wire.ts is not what openapi.yaml asks for: npm run contract');
  process.exitCode = 1;
}
