// Feeds Web Test Runner by Vite: tests run on the same transform as the build, and coverage maps to TypeScript lines.
import { createServer } from 'vite';

// What the runner serves itself: its session page, its client scripts, its test framework.
const runnersOwn = /^\/($|__web-|__wds-|node_modules\/@web\/)/;

/**
 * @param {import('vite').InlineConfig} config
 * @returns {Promise<{
 *   plugin: import('@web/test-runner').TestRunnerPlugin,
 *   middleware: NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number],
 * }>}
 */
export async function viteForWtr({ plugins = [], optimizeDeps, ...config }) {
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    ...config,
    plugins: [keepRunnersImports, ...plugins],
    // Its commands import '/__web-dev-server__web-socket.js', which only the runner can serve.
    optimizeDeps: { exclude: ['@web/test-runner-commands'], ...optimizeDeps },
  });

  return {
    plugin: { name: 'vite', serverStop: () => vite.close() },
    middleware: (context, next) =>
      runnersOwn.test(context.path)
        ? next()
        : new Promise((resolve, reject) => {
            const answered = () => resolve(undefined);
            context.respond = false;
            context.res.once('close', answered);
            vite.middlewares(context.req, context.res, (/** @type {unknown} */ error) => {
              context.res.off('close', answered);
              context.respond = true;
              if (error) reject(error);
              else next().then(resolve, reject);
            });
          }),
  };
}

/** @type {import('vite').Plugin} */
const keepRunnersImports = {
  name: 'keep-runners-imports',
  enforce: 'pre',
  resolveId: (id) => (id.includes('/__web-') ? { id, external: true } : undefined),
};
