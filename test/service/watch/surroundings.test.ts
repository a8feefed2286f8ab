import assert from 'node:assert/strict';
import { GraphCallError } from '../../../src/graph/graph-error.ts';
import { rememberConversation } from '../../../src/service/conversations/remember.ts';
import { SignInNeededError } from '../../../src/service/model/request/approver.ts';
import { lookAtConnection } from '../../../src/service/watch/look-at-connection.ts';
import { administrator } from '../../../src/trial/people.ts';
import { lookAtApprovers } from '../../../src/service/watch/look-at-approvers.ts';
import { lookAtConnectors } from '../../../src/service/watch/look-at-connectors.ts';
import { lookAtCredential } from '../../../src/service/watch/look-at-credential.ts';
import { lookAtPermissions } from '../../../src/service/watch/look-at-permissions.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { forgetTold, titles, toldNews } from '../../harness/engine/told.ts';
import { call } from '../../harness/sandbox/sandbox-calls.ts';

const dayMs = 24 * 3600 * 1000;
const botAppId = '6f0d1c9e-0000-4000-8000-00000000b07a';

/** An approver's chat with the bot. */
const approverChat = (tenantId: string) =>
  ({
    id: 'a:adam',
    kind: 'personal',
    userId: administrator.id,
    chatUserId: `29:${administrator.id}`,
    tenantId,
    name: '',
    teamId: '',
    teamName: '',
    language: null,
    reference: {},
  }) as const;

describe('watching what publications depend on', () => {
  let engine: Engine;
  let now = new Date();
  const later = (ms: number) => (now = new Date(now.getTime() + ms));

  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    const address = {
      name: 'sales',
      qlikUrl: 'https://sales.corp.contoso.com',
      externalDomain: 'contoso.com',
    };
    assert.equal((await engine.run('publish', address)).state, 'done');
  });
  beforeEach(async () => {
    await forgetTold(engine);
    later(dayMs / 12);
  });
  after(() => engine.close());

  async function byHand(method: string, path: string, body?: object): Promise<void> {
    const answer = await call(engine.sandbox, method, `/by-hand/${path}`, body);
    assert.equal(answer.status, 204, JSON.stringify(answer.body));
  }

  async function twice(look: (deps: Engine['deps'], at: Date) => Promise<void>): Promise<void> {
    await look(engine.deps, later(60_000));
    await look(engine.deps, later(60_000));
  }

  it('tells each stop of a connector once, with the publications behind it, and the recovery', async () => {
    await twice(lookAtConnectors);
    assert.deepEqual(await titles(engine), []);
    await byHand('PATCH', 'connectors/prx-dc-01', { status: 'inactive' });
    await lookAtConnectors(engine.deps, later(60_000));
    assert.deepEqual(await titles(engine), [], 'one odd answer may be chance');
    await twice(lookAtConnectors);
    await byHand('PATCH', 'connectors/prx-dc-02', { status: 'inactive' });
    await twice(lookAtConnectors);
    await twice(lookAtConnectors);
    for (const key of ['prx-dc-01', 'prx-dc-02'])
      await byHand('PATCH', `connectors/${key}`, { status: 'active' });
    later(2 * 3600 * 1000);
    await twice(lookAtConnectors);

    const told = await toldNews(engine);
    assert.deepEqual(
      told.map(({ tone, title }) => `${tone}: ${title}`),
      [
        'warning: Fewer connectors of Data centre are active',
        'alarm: No connector of Data centre is active',
        'good: Connectors of Data centre have changed',
      ],
    );
    assert.deepEqual(told[1]?.lines, [
      'prx-dc-02.corp.contoso.com is not active.',
      'Data centre: 0 of 2 connectors active. Behind it: sales.',
    ]);
  });

  it('tells less and less often what goes on and off', async () => {
    for (let i = 0; i < 12; i++) {
      await byHand('PATCH', 'connectors/prx-dc-01', { status: i % 2 ? 'active' : 'inactive' });
      await twice(lookAtConnectors);
    }

    assert.ok((await titles(engine)).length <= 8, JSON.stringify(await titles(engine)));
  });

  it('tells that the OAuth connection is refused, and when it is accepted again', async () => {
    const { graphAs } = engine.deps;
    const throwing = (error: Error) => async () => {
      throw error;
    };
    const failed = (statusCode: number) =>
      new GraphCallError(0, 'TokenServiceUnavailable', '', Object.assign(new Error(), { statusCode }));
    await rememberConversation(engine.deps, approverChat(engine.sandbox.tenantId));
    for (const error of [failed(503), failed(400), new SignInNeededError('Signed out')]) {
      engine.deps.graphAs = throwing(error);
      await twice(lookAtConnection);
      await twice(lookAtConnection);
    }
    engine.deps.graphAs = graphAs;

    assert.deepEqual(await titles(engine), [
      'alarm: Approvers cannot sign in any more',
      'good: Approvers can sign in again',
    ]);
  });

  it('tells that the secret of the bot nears its end, and when there is a new one', async () => {
    engine.deps.signsInWith = { appId: botAppId, kind: 'secret' };
    const give = (days: number[]) =>
      byHand('PUT', `registrations/${botAppId}`, {
        displayName: 'Bot',
        secrets: days.map((one) => ({ displayName: 'Secret', days: one })),
      });
    const today = new Date();
    for (const days of [[90], [10], [10, 400], [400]]) {
      await give(days);
      await lookAtCredential(engine.deps, today);
    }

    assert.deepEqual(
      (await toldNews(engine)).map(({ kind, tone }) => `${kind} ${tone}`),
      ['bot warning', 'bot good'],
    );
  });

  it('tells a permission that Graph has begun to refuse', async () => {
    const capabilities = engine.deps.capabilities;
    const refused = { what: 'Users', needs: 'User.Read.All', state: 'missing' as const };
    engine.deps.capabilities = { read: async () => [refused], last: () => [refused] };
    await twice(lookAtPermissions);
    await twice(lookAtPermissions);
    engine.deps.capabilities = capabilities;
    await twice(lookAtPermissions);

    assert.deepEqual(await titles(engine), [
      'warning: Microsoft Graph refuses the bot what it needs (User.Read.All)',
      'good: Microsoft Graph allows the bot again what it needs',
    ]);
  });

  it('tells that too few can approve, then that the group is gone', async () => {
    await twice(lookAtApprovers);
    assert.deepEqual(await titles(engine), []);
    const { value } = await engine.graph<{ value: { id: string }[] }>(
      `/v1.0/groups/${engine.sandbox.approverGroupId}/transitiveMembers`,
    );
    for (const { id } of value.slice(1)) await call(engine.sandbox, 'DELETE', `/v1.0/users/${id}`);
    await twice(lookAtApprovers);
    await twice(lookAtApprovers);
    await call(engine.sandbox, 'DELETE', `/v1.0/groups/${engine.sandbox.approverGroupId}`);
    await twice(lookAtApprovers);

    assert.deepEqual(await titles(engine), [
      'warning: Only one person can approve',
      'alarm: The approvers’ group is gone',
    ]);
  });
});
