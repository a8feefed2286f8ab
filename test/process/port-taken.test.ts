import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../harness/process/start-process.ts';

describe('a port that is taken', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'taken-'));
  after(() => rmSync(dataDir, { recursive: true }));

  for (const variable of ['PORT', 'SANDBOX_PORT'])
    it(`is named in a plain sentence, with ${variable} to choose another`, async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;

      const started = await startProcess({ DATA_DIR: dataDir, [variable]: String(port) });
      await started.outcome;
      await started.kill();
      taken.close();

      const choose = `Port ${port} is taken. Stop what uses it, or choose another with ${variable}.`;
      assert.equal(started.said().trim(), choose);
    });
});
