import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/config.ts';
import { connectGraph, type Graph } from '../../src/graph/client.ts';
import { listConnectorGroups } from '../../src/graph/connector-groups.ts';
import { graphProblem } from '../../src/graph/graph-error.ts';
import { getOrganization } from '../../src/graph/organization.ts';
import { createLog } from '../../src/log.ts';
import { startTenant, trialSurroundings } from '../../src/trial/trial.ts';

const log = createLog('silent');

describe('the bot in the trial', () => {
  let folder = '';
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'trial-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Returns what the bot's reads end with: 200 or Graph's status. */
  const read = async (env: Record<string, string>) => {
    const config = loadConfig({ SANDBOX_PORT: '0', SANDBOX_LATENCY_MS: '0', DATA_DIR: folder, ...env });
    const sandbox = await startTenant(config, log);
    const { graphUrl: url, credential } = trialSurroundings(config, sandbox);
    const graph = connectGraph({ url, credential, log })('one');
    const statusOf = (call: (graph: Graph) => Promise<unknown>) =>
      call(graph).then(
        () => 200,
        (error: unknown) => graphProblem(error)?.statusCode,
      );
    const statuses = [await statusOf(getOrganization), await statusOf(listConnectorGroups)];
    const anonymous = await fetch(`${url}/v1.0/organization`);
    await sandbox.close();
    return [...statuses, anonymous.status];
  };

  it('has the token that its deployment would get, whoever else may look', async () => {
    assert.deepEqual(await read({}), [200, 200, 200]);
    assert.deepEqual(await read({ SANDBOX_PERMISSIONS: 'lenient' }), [200, 200, 401]);
    assert.deepEqual(await read({ SANDBOX_PERMISSIONS: 'strict' }), [200, 403, 401]);
  });

  it('only reads where approvers write', async () => {
    const approver = { GRAPH_RUN_AS: 'approver', OAUTH_CONNECTION_NAME: 'graph' };

    assert.deepEqual(await read({ SANDBOX_PERMISSIONS: 'lenient', ...approver }), [200, 200, 401]);
    assert.deepEqual(await read({ SANDBOX_PERMISSIONS: 'strict', ...approver }), [200, 403, 401]);
  });
});
