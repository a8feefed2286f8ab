// Usage: node remove-needless.ts <node_modules>. Removes from installed packages what Node never reads: half of their size.
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Patterns below node_modules. The test of the package loads all that is left of it. */
const needless = [
  // Type declarations and source maps.
  '**/*.{map,ts,cts,mts}',
  // What its makers wrote about a package, and its own tests.
  '**/{README,CHANGELOG,HISTORY,CONTRIBUTING,SECURITY}*.{md,markdown}',
  '{*,@*/*,**/node_modules/*,**/node_modules/@*/*}/{test,tests,docs,benchmarks,examples}',
  // The forms for browsers, bundlers and other run times.
  '**/{dist,build,lib}/{umd,iife,amd,global,browser,cjs-browser,react-native,workerd,esnext}',
  '**/@opentelemetry/*/build/esm',
  'dayjs/esm',
  '{adaptive-expressions,botframework-connector}/lib/browser.js',
  '@azure/msal-browser',
  '{zod,@electric-sql/pglite/dist}/**/*.cjs',
  // Extensions of PGlite; the bot uses none.
  '@electric-sql/pglite/dist/**/*.tar.gz',
  // A library for tests, and one for its types only.
  '**/vendors/chai',
  'botframework-schema/node_modules/adaptivecards',
];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say which node_modules');
for (const path of globSync(needless, { cwd: folder }))
  rmSync(join(folder, path), { recursive: true, force: true });
