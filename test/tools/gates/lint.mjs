// ESLint: TypeScript with its types, Lit, web components, accessibility in templates.
import { runTool } from '../tool.mjs';

process.exitCode = await runTool('eslint', ['.', '--max-warnings', '0']);
