// Usage: node deploy/bundle.ts <folder>. Joins the bot's files, and those of two libraries of which most of the others
// consist, to a few below <folder>/bundle: a start then reads half as many files, and compiles less. That is most of a start
// where compiled code cannot be kept: the file system of a package and of a container can only be read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Libraries of hundreds of small files. Every other one is read from node_modules. */
const joined = ['kysely', 'zod'];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say in which folder');
const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
await build({
  entryPoints: [join(folder, 'src', 'index.ts')],
  outdir: join(folder, 'bundle'),
  bundle: true,
  // What is loaded later stays in files of its own.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  external: Object.keys(dependencies).filter((name) => !joined.includes(name)),
  // The package has no trial: what loads it finds nothing, and says so.
  logLevel: 'error',
});
