import assert from 'node:assert/strict';
import { listCredentials } from '../../src/graph/credentials.ts';
import { botAppId } from '../../src/trial/sandbox-credential.ts';
import { hand } from '../harness/sandbox/hands.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

describe('the credentials of a registration', () => {
  it('are its secrets and certificates, the first to end first; null where there is none', async () => {
    const { graph, sandbox, close } = await startSandboxGraph();
    try {
      assert.equal(await listCredentials(graph, botAppId), null);

      await hand(sandbox, 'PUT', `registrations/${botAppId}`, {
        displayName: 'Qlik publisher bot',
        secrets: [{ displayName: 'Bot', days: 12.5 }],
        certificates: [{ displayName: 'CN=bot', days: 3.5 }],
      });

      const found = (await listCredentials(graph, botAppId)) ?? [];
      const days = (moment: Date | null) =>
        Math.floor(((moment?.getTime() ?? 0) - Date.now()) / (24 * 3600_000));
      assert.deepEqual(
        found.map(({ kind, name, endsAt }) => [kind, name, days(endsAt)]),
        [
          ['certificate', 'CN=bot', 3],
          ['secret', 'Bot', 12],
        ],
      );
    } finally {
      await close();
    }
  });
});
