import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parts } from './parts.ts';

const run = promisify(execFile);
const index = fileURLToPath(import.meta.resolve('./index.ts'));

describe('the bench', () => {
  for (const part of Object.keys(parts))
    it(`measures ${part}`, async () => {
      const { stdout } = await run(process.execPath, [index, '--short', part]);
      const [, said = ''] = /Before: .*\n([^]*)After: /.exec(stdout) ?? [];
      // A heading and a figure.
      assert.ok(said.trim().split('\n').length > 1, stdout);
      assert.doesNotMatch(stdout, /NaN|Infinity/);
    });
});
