import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from './harness/process/compiled.ts';

/** Loads the bot as a start does, and prints the file of each module, of either kind. */
const script = `
  import Module, { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ load: (url, context, next) => (loaded.add(url), next(url, context)) });
  await import('${import.meta.resolve('../src/bot.ts')}');
  console.log(JSON.stringify([...loaded, ...Object.keys(Module._cache)]));`;

describe('a start', () => {
  it('loads neither what it does not need nor a library twice', async () => {
    const args = ['--input-type=module', '--eval', script];
    const env = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compiled };
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 10_000_000 });
    const loaded: string[] = JSON.parse(stdout);
    assert.ok(loaded.some((file) => file.endsWith('/@azure/identity/dist/commonjs/index.js')));
    const needless = [
      '/trial/',
      '/@electric-sql/',
      '/adaptive-expressions/',
      '/@azure/identity/dist/esm/',
      '/sdk-trace',
    ];
    const found = loaded.filter((file) => needless.some((part) => file.includes(part)));
    assert.deepEqual(found, []);
  });
});
