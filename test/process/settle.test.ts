import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const settle = import.meta.resolve('../../src/process/settle.ts');
const main = `
  import { settle } from '${settle}';
  const taken = { garbage: Array.from({ length: 200_000 }, (_, i) => ({ i })) };
  taken.garbage = null;
  const before = process.memoryUsage().heapTotal;
  await settle();
  console.log(before - process.memoryUsage().heapTotal);
  process.kill(process.pid, 'SIGKILL');`;

describe('settle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  after(() => rmSync(folder, { recursive: true }));

  it('keeps compiled code although the process is killed, and gives memory back', async () => {
    const env = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: folder };
    const args = ['--input-type=module', '--eval', main];
    const ended: Promise<unknown> = promisify(execFile)(process.execPath, args, { env });
    await assert.rejects(ended, (error: { signal: string; stdout: string }) => {
      assert.equal(error.signal, 'SIGKILL');
      assert.ok(Number(error.stdout) > 0, error.stdout);
      return true;
    });
    assert.notDeepEqual(readdirSync(folder), []);
  });
});
