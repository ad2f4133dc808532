// dependency-cruiser: who may import whom.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../demo/node.mjs';
import { runTool } from '../tool.mjs';

const rooms = ['src', 'demo', 'test'].filter((room) => existsSync(path.join(root, room)));
process.exitCode = await runTool('dependency-cruiser#depcruise', [...rooms, '--config', '.dependency-cruiser.cjs']);
