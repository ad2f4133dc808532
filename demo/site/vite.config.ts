import { readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const site = import.meta.dirname;
const src = path.join(site, '../../src');

/** The site of the five example spaces, on the library's sources. */
export default defineConfig({
  root: site,
  appType: 'mpa',
  // Relative, so the built site works in any folder of any server.
  base: './',
  publicDir: false,
  resolve: {
    alias: [
      { find: /^cowork-widgets$/, replacement: `${src}/index.ts` },
      { find: /^cowork-widgets\/define$/, replacement: `${src}/define/all.ts` },
      { find: /^cowork-widgets\/define\/(.+)$/, replacement: `${src}/define/$1.ts` },
      { find: /^cowork-widgets\/adapters\/(.+)$/, replacement: `${src}/adapters/$1/index.ts` },
    ],
  },
  // Lit is modules already. Bundling it first would reload the page that a visitor just opened.
  optimizeDeps: { noDiscovery: true },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: { input: readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html') && !file.startsWith('dist')) },
  },
  plugins: [backendAddress(), spacePictures()],
});

/** Pages say `%BACKEND%` where the address of the backend belongs; `npm start` knows it. */
function backendAddress(): Plugin {
  const address = process.env['COWORK_BACKEND'] ?? 'http://127.0.0.1:8787/cowork/v1';
  return {
    name: 'backend-address',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replaceAll('%BACKEND%', address) },
  };
}

/** Pages show the same pictures as the backend's answers: those beside the spaces' data. A build takes them along. */
function spacePictures(): Plugin {
  return {
    name: 'space-pictures',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const [, picture] = /^\/spaces\/([a-z-]+\/images\/[\w-]+\.svg)$/.exec(request.url ?? '') ?? [];
        if (picture) request.url = `/@fs${path.join(site, '../spaces', picture)}`;
        next();
      });
    },
  };
}
