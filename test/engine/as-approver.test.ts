import assert from 'node:assert/strict';
import { assignConnectorGroup } from '../../src/graph/connector-groups.ts';
import { english } from '../../src/language/say.ts';
import { groupLeftAlone } from '../../src/service/model/publication/connector-group.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { formOptions } from '../../src/service/tenant/form-options.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import {
  branchOfficeConnectorGroupId,
  dataCentreConnectorGroupId,
  seed,
} from '../../src/trial/sandbox/tenant/seed.ts';
import { botAppId } from '../../src/trial/sandbox-credential.ts';
import { aGroup } from '../harness/engine/connector-group.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, there } from '../harness/engine/hand-changes.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const warned = ({ plan }: RequestView) => (plan?.warnings ?? []).map(english).join(' ');
const wrong = ({ problem }: RequestView) =>
  (problem?.fields ?? []).map(({ message }) => english(message)).join(' ');
const server = (name: string) => ({ name, qlikUrl: `https://${name}.corp.contoso.com` });

describe('a strict tenant that approvers show to the bot', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine({ permissions: 'strict', runAs: 'approver' })));
  after(() => engine.close());

  async function planned(name: string, connectorGroupId = groupLeftAlone): Promise<RequestView> {
    const asked = await engine.ask('publish', { ...server(name), connectorGroupId });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    return asked;
  }

  it('has a form that shows no group until an approver has looked', async () => {
    const { connectorGroups, isGroupOptional } = await formOptions(engine.deps);

    assert.deepEqual([connectorGroups, isGroupOptional], [[], true]);
  });

  it('is published to, after the approver has looked', async () => {
    const asked = await planned('first');
    const done = await engine.approve(asked);

    assert.match(warned(asked), /^Looked at in the name of who approves, .*: whether the connectors work\./);
    assert.match(warned(asked), /Not checked.*: whether Application Proxy is switched on\./);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('has the group that was chosen, which the approver may set and read', async () => {
    const asked = await planned('grouped', dataCentreConnectorGroupId);
    const done = await engine.approve(asked);

    assert.match(warned(asked), /Looked at in the name of who approves, .*: whether the connectors work\./);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal((await there(engine, 'grouped')).connectorGroupId, dataCentreConnectorGroupId);
  });

  it('sends a request back whose connectors the approver sees dead, and writes nothing', async () => {
    const group = await aGroup(engine, 'Short-lived');
    await engine.approve(await planned('looked'));
    const asked = await planned('dead', group.id);
    await group.empty();
    const sent = await engine.approve(asked);

    assert.equal(sent.state, 'failed');
    assert.match(wrong(sent), /has no connectors/);
    assert.deepEqual(sent.done, []);
  });

  it('sends a request back whose group the approver does not find', async () => {
    const group = await aGroup(engine, 'Gone');
    await engine.approve(await planned('looked2'));
    const asked = await planned('missing', group.id);
    await group.remove();
    const sent = await engine.approve(asked);

    assert.equal(sent.state, 'failed');
    assert.match(wrong(sent), /no longer exists/);
  });

  it('asks again for a plan that the approver sees differ', async () => {
    await engine.approve(await planned('moved', dataCentreConnectorGroupId));
    const { applicationId } = await there(engine, 'moved');
    await assignConnectorGroup(byHand(engine), applicationId, branchOfficeConnectorGroupId);
    const form = await updateForm(engine.deps, 'moved');
    assert.ok(form);
    const asked = await engine.ask('update', { ...form, applicationServerTimeout: 'Long' });
    const again = await engine.approve(asked);

    assert.deepEqual([asked.state, again.state], ['planned', 'planned']);
    assert.match(warned(again), /New in this plan: Route moved-contoso\.msappproxy\.net/);
    assert.equal((await engine.approve(again)).state, 'done');
    assert.equal((await there(engine, 'moved')).connectorGroupId, dataCentreConnectorGroupId);
  });
});

describe('a strict tenant whose default connector group has no active connector', () => {
  let engine: Engine;
  before(async () => {
    const connectors = seed.connectors.map((one) => ({ ...one, status: 'inactive' as const }));
    engine = await startEngine({
      permissions: 'strict',
      runAs: 'approver',
      seed: { ...seed, connectors, proxySuffix: 'contosoinc' },
    });
    await formOptions(engine.deps);
    engine.sandbox.directoryRoles.set(botAppId, []);
  });
  after(() => engine.close());

  it('sends back what the approver sees nobody would serve, and offers all groups from then on', async () => {
    const asked = await engine.ask('publish', { ...server('dead'), connectorGroupId: groupLeftAlone });
    const sent = await engine.approve(asked);
    const { connectorGroups } = await formOptions(engine.deps);

    assert.deepEqual([asked.state, sent.state], ['planned', 'failed']);
    assert.match(wrong(sent), /No connector of Default is active/);
    assert.deepEqual(sent.done, []);
    assert.equal(connectorGroups.length, 3);
  });

  it('has its suffix learnt by the approver’s look, before anything is written', async () => {
    await publishApplication(engine.sandbox, 'wiki', {
      externalUrl: 'https://wiki-contosoinc.msappproxy.net/',
    });
    const asked = await engine.ask('publish', { ...server('named'), connectorGroupId: groupLeftAlone });
    const again = await engine.approve(asked);

    assert.match(asked.plan?.applications[0]?.externalUrl ?? '', /named-contoso\.msappproxy/);
    assert.deepEqual([again.state, again.done], ['planned', []]);
    assert.match(again.plan?.applications[0]?.externalUrl ?? '', /named-contosoinc\.msappproxy/);
  });
});

describe('a lenient tenant that shows itself to the bot', () => {
  let engine: Engine;
  before(async () => void (engine = await startEngine({ permissions: 'lenient', runAs: 'approver' })));
  after(() => engine.close());

  it('has everything checked before the approval', async () => {
    const asked = await engine.ask('publish', server('usual'));

    assert.doesNotMatch(warned(asked), /Not checked|Looked at in the name/);
    assert.match(english(asked.plan?.connectorGroup ?? ''), /connectors? active/);
    assert.equal((await engine.approve(asked)).state, 'done');
  });
});

describe('a bot without any role that writes as the approver', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine({ permissions: 'strict', runAs: 'approver' });
    await formOptions(engine.deps);
    engine.sandbox.directoryRoles.set(botAppId, []);
  });
  after(() => engine.close());

  it('publishes, and leaves looking at the addresses to the approver', async () => {
    const asked = await engine.ask('publish', { ...server('blind'), connectorGroupId: groupLeftAlone });
    const done = await engine.approve(asked);

    assert.match(warned(asked), /before anything is written: .*whether the addresses are free/);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('sends a request back whose address the approver sees taken', async () => {
    const thief = { internalUrl: 'https://taken.corp.contoso.com/' };
    await publishApplication(engine.sandbox, 'thief', thief);
    const asked = await engine.ask('publish', { ...server('taken'), connectorGroupId: groupLeftAlone });
    const sent = await engine.approve(asked);

    assert.deepEqual([asked.state, sent.state], ['planned', 'failed']);
    assert.match(wrong(sent), /already published by the application “thief”/);
  });

  it('changes, repairs and takes down what it cannot see, as the approver finds it', async () => {
    const form = await updateForm(engine.deps, 'blind');
    assert.ok(form);
    const updated = await engine.run('update', { ...form, applicationServerTimeout: 'Long' });
    assert.equal((await engine.ask('repair', { name: 'blind' })).state, 'done');
    const down = await engine.run('unpublish', { name: 'blind' });
    const back = await engine.run('restore', { name: 'blind' });

    assert.deepEqual([updated.state, down.state, back.state], ['done', 'done', 'done']);
    assert.match((await there(engine, 'blind')).publishing?.applicationServerTimeout ?? '', /long/i);
  });
});
