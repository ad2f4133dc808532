// The manifest: what editors, framework types and the README know about our elements. Run by `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs';
import { cemValidatorPlugin } from '@wc-toolkit/cem-validator';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';

const dist = process.env.COWORK_DIST ?? 'dist';

/**
 * Speaks of what is published: the built files, the public members.
 * @type {import('@custom-elements-manifest/analyzer').Plugin}
 */
const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.schemaVersion = '2.1.0';
    for (const module of manifest.modules) {
      module.path = built(module.path);
      for (const entry of module.exports ?? []) {
        if (entry.declaration.module) entry.declaration.module = built(entry.declaration.module);
      }
      for (const declaration of module.declarations ?? []) {
        // Where a method dispatches an event, the analyzer adds it once more, under no name or that of its first argument.
        if ('events' in declaration) declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('cowork-'));
        if (!('members' in declaration)) continue;
        declaration.members = declaration.members?.filter(({ privacy = 'public', name }) => privacy === 'public' && !name.startsWith('#'));
      }
    }
  },
};

/**
 * The JSX types name our event classes, but import only what looks like a CustomEvent's detail.
 * @type {import('@custom-elements-manifest/analyzer').Plugin}
 */
const importEventTypes = {
  name: 'import-event-types',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    const declarations = modules.flatMap(({ path, declarations = [] }) => declarations.map((it) => ({ ...it, path })));
    const fired = new Set(declarations.flatMap((it) => ('events' in it ? (it.events ?? []) : [])).map((event) => event.type.text));
    const imports = declarations
      .filter(({ name }) => fired.has(name))
      .map(({ name, path }) => `import type { ${name} } from "${path.replace(/^dist/, '.')}";\n`);
    const file = `${dist}/jsx.d.ts`;
    writeFileSync(file, imports.join('') + readFileSync(file, 'utf8'));
  },
};

/** @param {string} source */
function built(source) {
  return source.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
}

/** @param {{ ts: typeof import('typescript'), globs: string[] }} project */
function overrideModuleCreation({ ts, globs }) {
  return getTsProgram(ts, globs, 'tsconfig.json')
    .getSourceFiles()
    .filter(({ fileName }) => globs.some((glob) => fileName.endsWith(glob)));
}

export default {
  globs: ['src/define/*.ts', 'src/elements/**/*.ts'],
  litelement: true,
  outdir: dist,
  packagejson: false,
  overrideModuleCreation,
  plugins: [
    typeParserPlugin(),
    published,
    jsxTypesPlugin({
      outdir: dist,
      fileName: 'jsx.d.ts',
      allowUnknownProps: false,
      componentTypePath: (_name, tag) => {
        const folder = tag?.replace(/^cowork-/, '');
        return `./elements/${folder}/${folder}.js`;
      },
    }),
    importEventTypes,
    cemValidatorPlugin({ rules: { manifest: { exportTypes: 'off' } } }),
  ],
};
