import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { groupLeftAlone } from '../../src/service/model/publication/connector-group.ts';
import { formOptions } from '../../src/service/tenant/form-options.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import {
  branchOfficeConnectorGroupId,
  dataCentreConnectorGroupId,
} from '../../src/trial/sandbox/tenant/seed.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there } from '../harness/engine/hand-changes.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import { hiddenReads, strictTenant } from '../harness/engine/strict-tenant.ts';

const warned = ({ plan }: RequestView) => (plan?.warnings ?? []).map(english).join(' ');
const checked = ({ result }: RequestView) => (result?.checks ?? []).map(english).join(' ');
const server = (name: string) => ({ name, qlikUrl: `https://${name}.corp.contoso.com` });

describe('a tenant that shows connectors to people only', () => {
  let engine: Engine;
  let show: () => void;
  before(async () => void (engine = await startEngine()));
  after(() => engine.close());
  beforeEach(() => hide(strictTenant));
  afterEach(() => show());

  function hide(rules: typeof strictTenant): void {
    const removals = rules.map((rule) => engine.sandbox.faults.add(rule));
    show = () => removals.forEach((remove) => remove());
  }

  async function publish(name: string, connectorGroupId = groupLeftAlone): Promise<RequestView> {
    const asked = await engine.ask('publish', { ...server(name), connectorGroupId });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    return asked;
  }

  it('is published to with the default connector group, and told what was not checked', async () => {
    const asked = await publish('plain');
    const done = await engine.approve(asked);

    assert.match(
      warned(asked),
      /does not show it to the bot: whether the connectors work and whether Application Proxy is switched on\./,
    );
    assert.doesNotMatch(warned(asked), /probably refuse/);
    assert.equal(english(asked.plan?.connectorGroup ?? ''), 'The default connector group');
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal((await engine.run('repair', { name: 'plain' })).state, 'done');
  });

  it('offers the groups seen earlier, without their health', async () => {
    show();
    await engine.ask('assign', { name: 'plain', users: 'olga@contoso.com' });
    hide(strictTenant);

    const asked = await publish('known', dataCentreConnectorGroupId);

    assert.match(english(asked.plan?.connectorGroup ?? ''), / – connectors not visible to the bot$/);
    assert.match(warned(asked), /Microsoft Graph will probably refuse the bot the connector group/);
  });

  it('refuses a group that nobody has ever seen', async () => {
    const unknown = '00000000-0000-4000-8000-000000000001';
    const asked = await engine.ask('publish', { ...server('unseen'), connectorGroupId: unknown });

    assert.equal(asked.state, 'failed');
    assert.match(english(asked.problem?.fields[0]?.message ?? ''), /never seen here/);
  });

  it('says who can choose a group that Graph refuses the bot, and takes a retry as their word', async () => {
    const asked = await publish('byhand', dataCentreConnectorGroupId);
    const refused = await engine.approve(asked);

    assert.equal(refused.state, 'failed');
    assert.match(english(refused.problem?.title ?? ''), /refused the bot the connector group/);
    assert.match(english(refused.problem?.advice ?? ''), /admin center and press Retry, or .*approver mode/);

    const done = await engine.retry(refused);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.match(checked(done), /does not show it to the bot: whether the connector group “.*” is in use/);
    assert.equal((await engine.ask('repair', { name: 'byhand' })).state, 'done');
  });

  it('has no group chosen by a retry where a policy or anything else refused it', async () => {
    const asked = await publish('policy', dataCentreConnectorGroupId);
    const message = 'Blocked by policy of the organization.';
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied', message } as const;
    const once = { method: 'PUT', path: 'connectorGroup', times: 2, fault } as const;
    show();
    engine.sandbox.faults.add({ ...once, clientRequestId: asked.id });
    hide(strictTenant);
    const refused = await engine.approve(asked);

    assert.match(english(refused.problem?.title ?? ''), /A policy of the organisation refuses/);
    const again = await engine.retry(refused);
    assert.match(english(again.problem?.title ?? ''), /refused the bot the connector group/);
  });

  it('looks itself, instead of taking a retry as an answer, once it may', async () => {
    const refused = await engine.approve(await publish('later', dataCentreConnectorGroupId));
    show();
    const done = await engine.retry(refused);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal((await there(engine, 'later')).connectorGroupId, dataCentreConnectorGroupId);
  });

  it('has its groups changed where only reading them is refused', async () => {
    show();
    hide(hiddenReads);
    const first = await engine.approve(await publish('written', dataCentreConnectorGroupId));
    const form = await updateForm(engine.deps, 'written');
    assert.ok(form);
    const moved = await engine.run('update', { ...form, connectorGroupId: branchOfficeConnectorGroupId });
    const again = await engine.ask('update', { ...form, connectorGroupId: branchOfficeConnectorGroupId });

    assert.deepEqual([first.state, moved.state, again.state], ['done', 'done', 'done']);
    assert.equal(again.plan?.changes.length, 0);
    show();
    assert.equal((await there(engine, 'written')).connectorGroupId, branchOfficeConnectorGroupId);
  });

  it('has other settings updated without touching the group', async () => {
    await engine.approve(await publish('kept'));
    const form = await updateForm(engine.deps, 'kept');
    assert.ok(form);
    const asked = await engine.ask('update', { ...form, applicationServerTimeout: 'Long' });
    const done = await engine.approve(asked);

    assert.equal(form.connectorGroupId, groupLeftAlone);
    assert.ok(asked.plan && !asked.plan.changes.map(english).some((one) => one.startsWith('Route')));
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });

  it('has a publication taken down, brought back and undone', async () => {
    await engine.approve(await publish('cycle'));
    const down = await engine.run('unpublish', { name: 'cycle' });
    const back = await engine.run('restore', { name: 'cycle' });

    assert.deepEqual([down.state, back.state], ['done', 'done']);
  });

  it('has applications adopted whose connector group nobody shows', async () => {
    const { applicationId: id } = await publishApplication(engine.sandbox, 'theirs', {
      internalUrl: 'https://theirs.corp.contoso.com/',
    });
    const asked = await engine.ask('adopt', { name: 'theirs', hubApplicationId: id, authApplicationId: '' });
    const done = await engine.approve(asked);

    assert.equal(english(asked.plan?.connectorGroup ?? ''), 'As it was found');
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal((await engine.ask('repair', { name: 'theirs' })).state, 'done');
  });

  it('has a change undone that Graph refused half-way', async () => {
    await engine.approve(await publish('undone'));
    const form = await updateForm(engine.deps, 'undone');
    assert.ok(form);
    const asked = await engine.ask('update', {
      ...form,
      applicationServerTimeout: 'Long',
      connectorGroupId: dataCentreConnectorGroupId,
    });
    const half = await engine.approve(asked);
    const undone = await engine.undo(half);

    assert.deepEqual([half.state, undone.state], ['failed', 'withdrawn']);
    assert.match((await there(engine, 'undone')).publishing?.applicationServerTimeout ?? '', /default/i);
  });

  it('has its form without connectors', async () => {
    const { connectorGroups, isGroupOptional } = await formOptions(engine.deps);

    assert.equal(isGroupOptional, true);
    assert.ok(connectorGroups.every(({ isHidden }) => isHidden));
  });
});
