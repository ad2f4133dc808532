// `node --import ./test/tools/ts-resolve.mjs`: lets Node run the sources. They import each other as `./x.js`, as they
// do once built; here only `./x.ts` exists, and Node strips its types.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.startsWith('file:')) {
      const script = new URL(specifier, context.parentURL);
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (!existsSync(fileURLToPath(script)) && existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
