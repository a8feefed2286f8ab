import assert from 'node:assert/strict';
import { graphProblem } from '../../src/graph/graph-error.ts';
import { listSignIns } from '../../src/graph/sign-ins.ts';
import { connectGraph } from '../../src/graph/client.ts';
import { createLog } from '../../src/log.ts';
import { requester } from '../../src/trial/people.ts';
import { hand } from '../harness/sandbox/hands.ts';
import { assertRefused, get, publishApplication, type Ids } from '../harness/sandbox/sandbox-calls.ts';
import { eachAtTheEdge } from '../harness/sandbox/edge.ts';

describe('the sign-in log', () => {
  const edge = eachAtTheEdge();

  const graph = (permissions: string[]) => {
    const { sandbox } = edge();
    const token = sandbox.tokens.app({ roles: permissions });
    const credential = { getToken: async () => ({ token, expiresOnTimestamp: Infinity }) };
    return connectGraph({ url: sandbox.url, credential, log: createLog('silent') })('a-log');
  };
  const read = (appIds: string[], minutes = 60, most = 100) =>
    listSignIns(graph(['AuditLog.Read.All']), {
      appIds,
      since: new Date(Date.now() - minutes * 60_000),
      most,
    });
  const enter = (host: string, errorCode: number, minutesAgo: number) =>
    hand(edge().sandbox, 'POST', 'sign-ins', {
      host: `${host}-contoso.msappproxy.net`,
      user: requester.userPrincipalName,
      errorCode,
      minutesAgo,
    });

  it('holds how people entered, and who was refused, newest first', async () => {
    const { ids, signIn, visit, sandbox } = edge();
    const { cookie, location } = await signIn(requester.id);
    await visit(sandbox.url + location, cookie);
    await enter('qlik', 53003, 5);

    const found = await read([ids.appId]);

    assert.deepEqual(
      found.map(({ status }) => status?.errorCode),
      [50105, 0, 53003],
    );
    assert.equal(found[0]?.userPrincipalName, requester.userPrincipalName);
    assert.equal(found[2]?.conditionalAccessStatus, 'failure');
  });

  it('is read for the applications and the time that are asked for, and no more than wanted', async () => {
    const { ids, sandbox } = edge();
    const other: Ids = await publishApplication(sandbox, 'other');
    await enter('qlik', 50105, 90);
    await enter('qlik', 53003, 5);
    await enter('other', 65001, 6);

    const codes = async (...args: Parameters<typeof read>) =>
      (await read(...args)).map(({ status }) => status?.errorCode);
    assert.deepEqual(await codes([ids.appId]), [53003]);
    assert.deepEqual(await codes([ids.appId, other.appId]), [53003, 65001]);
    assert.deepEqual(await codes([ids.appId, other.appId], 120, 2), [53003, 65001]);
    assert.deepEqual(await codes([]), []);
  });

  it('is refused without the permission, without Microsoft Entra ID P1, and to filters that Graph does not know', async () => {
    const { ids, sandbox } = edge();
    const options = { appIds: [ids.appId], since: new Date(), most: 1 };
    const failure = await listSignIns(graph(['Application.Read.All']), options).catch(graphProblem);
    assert.ok(failure && 'statusCode' in failure);
    assert.equal(failure.statusCode, 403);

    for (const filter of ['status/errorCode ne 0', "appId ge '2026-01-01'", 'ipAddress eq 5 or x eq 1'])
      assertRefused(await get(sandbox, `/v1.0/auditLogs/signIns?$filter=${filter}`), 400, 'BadRequest');

    await hand(sandbox, 'PATCH', 'subscriptions/SPE_E3', { capabilityStatus: 'Suspended' });
    const answer = await get(sandbox, '/v1.0/auditLogs/signIns');
    assertRefused(answer, 403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant');
  });
});
