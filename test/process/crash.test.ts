import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

describe('a process that meets an error nobody caught', () => {
  const crash = new URL('../../src/process/crash.ts', import.meta.url).href;

  for (const [how, statement] of [
    ['thrown', 'setTimeout(() => { throw error; })'],
    ['rejected', 'void Promise.reject(error)'],
  ])
    it(`ends, and prints nothing of the data the ${how} error carries`, () => {
      const script = `import { crashWithoutData } from '${crash}';
        crashWithoutData();
        const error = Object.assign(new Error('duplicate key'), { code: '23505', params: ['a-secret-form'] });
        ${statement};
        setTimeout(() => {}, 5000);`;

      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        encoding: 'utf8',
      });

      assert.equal(status, 1);
      assert.match(stderr, /"code":"23505"/);
      assert.ok(!stderr.includes('a-secret-form'), stderr);
    });
});
