import assert from 'node:assert/strict';
import { updateApplication } from '../../src/graph/applications.ts';
import { english } from '../../src/language/say.ts';
import type { ApiRequest, ApiResponse, ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { ApiFault } from '../../src/trial/sandbox/http/fault.ts';
import { colleagues } from '../../src/trial/people.ts';
import { dataCentreConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { refuseConnectorGroup } from '../harness/engine/by-hand.ts';
import { aGroup } from '../harness/engine/connector-group.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { approveInVain } from '../harness/engine/refused-creation.ts';
import { byHand } from '../harness/engine/hand-changes.ts';
import { eventsOf, problemsOf, writesOf } from '../harness/engine/passing-time.ts';
import { checkTenant } from '../harness/engine/tenant-state.ts';
import { instantiate, publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const [, nadia] = colleagues;

describe('what was planned is checked again before the first write', () => {
  let engine: Engine;
  let gone: (request: ApiRequest) => boolean = () => false;
  let isOff = false;
  let count = 0;
  const step: ApiStep = async (request, next) => {
    if (gone(request)) throw new ApiFault(404, 'Request_ResourceNotFound', 'It does not exist.');
    const answer = await next(request);
    return isOff && request.path.at(-1) === 'applicationProxy' ? switchedOff(answer) : answer;
  };
  before(async () => (engine = await startEngine({ steps: [step] })));
  afterEach(() => {
    gone = () => false;
    isOff = false;
  });
  after(() => engine.close());

  const switchedOff = (answer: ApiResponse) => ({
    ...answer,
    body: { ...(answer.body as object), isEnabled: false },
  });
  const newName = () => `again-${++count}`;
  const urlOf = (name: string) => `https://${name}.corp.contoso.com`;
  const ask = (name: string, connectorGroupId = dataCentreConnectorGroupId) =>
    engine.ask('publish', { name, qlikUrl: urlOf(name), connectorGroupId });

  const examples: [what: string, breaks: (name: string) => Promise<unknown>, says: RegExp][] = [
    [
      'the internal URL was taken by another application',
      (name) => publishApplication(engine.sandbox, `${name}-other`, { internalUrl: `${urlOf(name)}/` }),
      /^qlikUrl: .* is already published by the application/,
    ],
    [
      'the internal URL of the second one was taken',
      (name) => publishApplication(engine.sandbox, `${name}-other`, { internalUrl: `${urlOf(name)}:4244/` }),
      /^authPort: .* is already published by the application/,
    ],
    [
      'the external address was taken',
      (name) =>
        publishApplication(engine.sandbox, name, { internalUrl: 'https://elsewhere.corp.contoso.com/' }),
      /^name: .* already belongs to the application .* Choose another name\.$/m,
    ],
    [
      'the identifier URI was taken',
      async (name) => {
        const { applicationId } = await instantiate(engine.sandbox, `${name} holder`);
        const uri = `https://${name}-auth-contoso.msappproxy.net`;
        await updateApplication(byHand(engine), applicationId, { identifierUris: [uri] });
      },
      /^name: .* is the identifier of the application/,
    ],
    [
      'Application Proxy was switched off',
      async () => (isOff = true),
      /^: Application Proxy is switched off in this tenant/,
    ],
    [
      'everybody to be assigned was deleted',
      async () =>
        (gone = ({ path }) =>
          path.join('/').startsWith(`users/${nadia.id}`) || (path[0] === 'groups' && path.length === 2)),
      /^users: Nadia Karim .* is no longer in this organisation.*\ngroups: Qlik testers is no longer/,
    ],
  ];
  for (const [what, breaks, says] of examples)
    it(`goes back with the reason when ${what} after the plan, nothing written`, async () => {
      const name = newName();
      const asked = await ask(name);
      assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
      await breaks(name);

      const back = await engine.approve(asked);

      assert.equal(back.state, 'failed', english(back.problem?.title ?? ''));
      assert.match(problemsOf(back), says);
      assert.match(english(back.problem?.title ?? ''), /^Sent back/);
      assert.equal(await writesOf(engine, back), 0);
      assert.equal(back.canUndo, false);
      assert.equal((await eventsOf(engine, back, 'sent-back')).length, 1);
      gone = () => false;
      isOff = false;
      const anew = await engine.ask('publish', {
        name: `${name}x`,
        qlikUrl: `https://x.${name}.corp.contoso.com`,
      });
      assert.equal(anew.state, 'planned', JSON.stringify(anew.problem));
    });

  for (const [who, isGone] of [
    ['Nadia Karim', ({ path }) => path.join('/').startsWith(`users/${nadia.id}`)],
    ['Qlik testers', ({ path }) => path[0] === 'groups' && path.length === 2],
  ] as const satisfies [string, (request: ApiRequest) => boolean][])
    it(`goes on without ${who}, deleted after the plan, and says so`, async () => {
      const name = newName();
      const asked = await ask(name);
      gone = isGone;

      const done = await engine.approve(asked);
      gone = () => false;

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.match(
        (done.result?.checks ?? []).map((one) => english(one)).join(),
        new RegExp(`Left out.*${who}`),
      );
      await checkTenant(engine, name, new Set(['Nadia Karim', 'Qlik testers'].filter((one) => one !== who)));
    });

  it('goes back when the connectors have died, and can be sent again under the same name', async () => {
    const name = newName();
    const group = await aGroup(engine, name);
    const asked = await ask(name, group.id);
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    await group.empty();

    const back = await engine.approve(asked);

    assert.match(problemsOf(back), /^connectorGroupId: The connector group .* has no connectors/);
    assert.equal(await writesOf(engine, back), 0);
    const again = await ask(name);
    assert.equal((await engine.approve(again)).state, 'done');
  });

  it('goes back when the connector group was deleted, and Retry plans it anew', async () => {
    const name = newName();
    const group = await aGroup(engine, name);
    const asked = await ask(name, group.id);
    await group.remove();

    const back = await engine.approve(asked);
    const retried = await engine.retry(back);

    assert.match(problemsOf(back), /^connectorGroupId: This connector group no longer exists/);
    assert.equal(retried.state, 'failed');
    assert.match(problemsOf(retried), /^connectorGroupId: This connector group no longer exists/);
    const again = await ask(name);
    assert.equal(again.state, 'planned', JSON.stringify(again.problem));
    await engine.reject(again);
  });

  it('goes on to its end once something is written', async () => {
    const name = newName();
    const group = await aGroup(engine, name);
    const asked = await ask(name, group.id);
    const off = refuseConnectorGroup(engine);
    const half = await engine.approve(asked);
    off();
    assert.equal(half.state, 'failed');
    await group.empty();

    const done = await engine.retry(half);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('is not believed to be possible because a click saw it: what waited is looked at again', async () => {
    const name = newName();
    const asked = await ask(name);
    const failed = await approveInVain(engine, asked);
    await publishApplication(engine.sandbox, `${name}-late`, { internalUrl: `${urlOf(name)}/` });

    const back = await engine.retry(failed);

    assert.match(problemsOf(back), /^qlikUrl: .* is already published/);
  });
});
