import minifyHtmlLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import { existsSync, readFileSync } from 'node:fs';
import { minify } from 'terser';
import { defineConfig, type Plugin, type PluginOption, type UserConfig } from 'vite';
import dts from 'vite-plugin-dts';

/** Two builds of one library: `vite build` for npm, `vite build --mode cdn` for a script tag. */
export default defineConfig(({ mode }) => (mode === 'cdn' ? cdnBuild() : npmBuild()));

/** File for file, dependencies left outside: the site's own bundler does the rest. */
function npmBuild(): UserConfig {
  return {
    publicDir: false,
    build: {
      target: 'es2022',
      outDir: 'dist',
      sourcemap: true,
      minify: false,
      lib: { formats: ['es'], entry: publishedModules() },
      rolldownOptions: {
        external: [/^lit(\/|$)/, /^@lit\//, /^altcha-lib(\/|$)/],
        // Types take most of the build's time; being told so at every build helps nobody.
        checks: { pluginTimings: false },
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
    plugins: [dts({ include: ['src'], entryRoot: 'src', tsconfigPath: './tsconfig.json' })],
  };
}

/** One module with all that the first content needs, and beside it what visitors may need later. */
function cdnBuild(): UserConfig {
  return {
    publicDir: false,
    build: {
      target: 'es2022',
      outDir: 'dist/cdn',
      sourcemap: true,
      lib: { formats: ['es'], entry: { cowork: 'src/define/all.ts' } },
      rolldownOptions: {
        // The entry may export what later parts share with it, or each of those modules would be one more file to wait for.
        preserveEntrySignatures: false,
        checks: { pluginTimings: false },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // All that is there at first is one file: apart, parts would compress worse and wait for each other.
          codeSplitting: { groups: [{ name: 'cowork', tags: ['$initial'] }] },
          // Vite's library mode keeps all whitespace of ES modules unless told here.
          minify: true,
          comments: false,
        },
      },
    },
    // It drops the space at the beginning of a template; where a word needs one, the template says ${' '}.
    plugins: [minifyHtmlLiterals() as PluginOption, smaller],
  };
}

/** The sources behind the `exports` of package.json: `./dist/backend/index.js` comes from `src/backend/index.ts`. */
function publishedModules(): Record<string, string> {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
    exports: Record<string, string | { default?: string }>;
  };
  const modules = Object.values(exports)
    .map((target) => (typeof target === 'string' ? target : target.default))
    .flatMap((file) => /^\.\/dist\/(.+)\.js$/.exec(file ?? '')?.[1] ?? [])
    .filter((name) => !name.startsWith('cdn/') && existsSync(new URL(`src/${name}.ts`, import.meta.url)));
  return Object.fromEntries(modules.map((name) => [name, `src/${name}.ts`]));
}

/** Terser before the bundler's own minifier makes one percent less than either of them alone. */
const smaller: Plugin = {
  name: 'smaller',
  async renderChunk(code) {
    const { code: minified = code, map } = await minify(code, { module: true, ecma: 2020, compress: { passes: 3 }, sourceMap: true });
    return { code: minified, map: map as string };
  },
};
