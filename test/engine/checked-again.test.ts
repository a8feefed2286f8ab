import assert from 'node:assert/strict';
import { deleteApplication, updateApplication } from '../../src/graph/applications.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { english } from '../../src/language/say.ts';
import type { ApiRequest, ApiResponse, ApiStep } from '../../src/sandbox/http/message.ts';
import { ApiFault } from '../../src/sandbox/http/fault.ts';
import { colleagues } from '../../src/sandbox/people.ts';
import { dataCentreConnectorGroupId, defaultConnectorGroupId } from '../../src/sandbox/tenant/seed.ts';
import { updateForm } from '../../src/service/form/update-form.ts';
import type { RequestView } from '../../src/service/view.ts';
import { refuseConnectorGroup } from '../fakes/by-hand.ts';
import { startEngine, type Engine } from '../fakes/engine.ts';
import { byHand, there } from '../fakes/hand-changes.ts';
import { eventsOf, writesOf } from '../fakes/passing-time.ts';
import { call, instantiate, publishApplication } from '../sandbox/sandbox-calls.ts';

const [olga, nadia] = colleagues;
const groups = '/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups';

describe('what was planned is checked again before the first write', () => {
  let engine: Engine;
  let gone: (request: ApiRequest) => boolean = () => false;
  let isOff = false;
  let hasNoAccount = false;
  let count = 0;
  const step: ApiStep = async (request, next) => {
    if (gone(request)) throw new ApiFault(404, 'Request_ResourceNotFound', 'It does not exist.');
    const answer = await next(request);
    if (hasNoAccount && request.path[0] === 'users') return withoutAccount(answer);
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
  const withoutAccount = (answer: ApiResponse) => ({
    ...answer,
    body: { ...(answer.body as object), onPremisesSamAccountName: null },
  });
  const newName = () => `again-${++count}`;
  const urlOf = (name: string) => `https://${name}.corp.contoso.com`;
  const ask = (name: string, connectorGroupId = dataCentreConnectorGroupId) =>
    engine.ask('publish', { name, qlikUrl: urlOf(name), connectorGroupId });
  const problems = ({ problem }: RequestView) =>
    (problem?.fields ?? []).map(({ field, message }) => `${field}: ${english(message)}`).join('\n');

  /** Moves the only connector of a new group away, or into it. */
  async function aGroup(
    name: string,
  ): Promise<{ id: string; empty: () => Promise<void>; remove: () => Promise<void> }> {
    const { body } = await call(engine.sandbox, 'POST', groups, { name });
    const id = String(body['id']);
    const { value } = await engine.graph<{ value: { id: string }[] }>(
      `${groups}/${defaultConnectorGroupId}/members`,
    );
    const [connector] = value;
    assert.ok(connector);
    const move = async (groupId: string) => {
      const path = `/beta/onPremisesPublishingProfiles/applicationProxy/connectors/${connector.id}/memberOf/$ref`;
      const reference = { '@odata.id': `${engine.sandbox.url}${groups}/${groupId}` };
      assert.equal((await call(engine.sandbox, 'POST', path, reference)).status, 204);
    };
    await move(id);
    const empty = () => move(defaultConnectorGroupId);
    const remove = async () => {
      await empty();
      assert.equal((await call(engine.sandbox, 'DELETE', `${groups}/${id}`)).status, 204);
    };
    return { id, empty, remove };
  }

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
      'a user was deleted',
      async () => (gone = ({ path }) => path.join('/').startsWith(`users/${nadia.id}`)),
      /^users: Nadia Karim .* is no longer in this organisation/,
    ],
    [
      'a group was deleted',
      async () => (gone = ({ path }) => path[0] === 'groups' && path.length === 2),
      /^groups: Qlik testers is no longer in this organisation/,
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
      assert.match(problems(back), says);
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

  it('goes back when the connectors have died, and can be sent again under the same name', async () => {
    const name = newName();
    const group = await aGroup(name);
    const asked = await ask(name, group.id);
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    await group.empty();

    const back = await engine.approve(asked);

    assert.match(problems(back), /^connectorGroupId: The connector group .* has no connectors/);
    assert.equal(await writesOf(engine, back), 0);
    const again = await ask(name);
    assert.equal((await engine.approve(again)).state, 'done');
  });

  it('goes back when the connector group was deleted, and Retry plans it anew', async () => {
    const name = newName();
    const group = await aGroup(name);
    const asked = await ask(name, group.id);
    await group.remove();

    const back = await engine.approve(asked);
    const retried = await engine.retry(back);

    assert.match(problems(back), /^connectorGroupId: This connector group no longer exists/);
    assert.equal(retried.state, 'failed');
    assert.match(problems(retried), /^connectorGroupId: This connector group no longer exists/);
    const again = await ask(name);
    assert.equal(again.state, 'planned', JSON.stringify(again.problem));
    await engine.reject(again);
  });

  it('a change goes back like a publication, which stays as it is wanted', async () => {
    const name = newName();
    assert.equal((await engine.approve(await ask(name))).state, 'done');
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    const asked = await engine.ask('update', { ...form, qlikUrl: `https://new.${name}.corp.contoso.com` });
    await publishApplication(engine.sandbox, `${name}-thief`, {
      internalUrl: `https://new.${name}.corp.contoso.com/`,
    });

    const back = await engine.approve(asked);

    assert.match(problems(back), /^qlikUrl: .* is already published/);
    assert.deepEqual(await updateForm(engine.deps, name), form);
    const next = await engine.ask('assign', { name, users: olga.userPrincipalName });
    assert.equal(next.state, 'planned');
    await engine.reject(next);
  });

  it('an adoption goes back when what was picked is gone', async () => {
    const name = newName();
    const { applicationId } = await publishApplication(engine.sandbox, name);
    const asked = await engine.ask('adopt', { name, hubApplicationId: applicationId });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    await deleteApplication(byHand(engine), applicationId);

    const back = await engine.approve(asked);

    assert.match(problems(back), /^: An application that was picked is not published any more/);
    assert.equal(await findPublicationByName(engine.deps.db, name), undefined);
  });

  it('a restore goes back when what was deleted is gone for good', async () => {
    const name = newName();
    assert.equal((await engine.approve(await ask(name))).state, 'done');
    const { applicationId } = await there(engine, name);
    assert.equal((await engine.run('unpublish', { name })).state, 'done');
    const asked = await engine.ask('restore', { name });
    await byHand(engine).api(`/directory/deletedItems/${applicationId}`).delete();

    const back = await engine.approve(asked);

    assert.match(problems(back), /can no longer be restored/);
    assert.equal(await writesOf(engine, back), 0);
  });

  it('a Kerberos login is looked at again for everybody with access', async () => {
    const name = newName();
    assert.equal((await engine.approve(await ask(name))).state, 'done');
    const form = await updateForm(engine.deps, name);
    assert.ok(form);
    const kerberos = { singleSignOn: 'kerberos', servicePrincipalName: `HTTP/${name}.corp.contoso.com` };
    const loginIdentity = 'onPremisesSAMAccountName';
    const asked = await engine.ask('update', { ...form, ...kerberos, loginIdentity });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    hasNoAccount = true;

    const back = await engine.approve(asked);
    hasNoAccount = false;

    assert.match(problems(back), /^singleSignOn: Nadia Karim .* has no on-premises SAM account name/);
    assert.equal(await writesOf(engine, back), 0);
  });

  it('assign looks at who is to be assigned, not at the connectors', async () => {
    const name = newName();
    const group = await aGroup(name);
    assert.equal((await engine.approve(await ask(name, group.id))).state, 'done');
    await group.empty();
    isOff = true;

    const fine = await engine.run('assign', { name, users: olga.userPrincipalName });
    const asked = await engine.ask('assign', { name, users: colleagues[2].userPrincipalName });
    gone = ({ path }) => path.join('/').startsWith(`users/${colleagues[2].id}`);
    const back = await engine.approve(asked);

    assert.equal(fine.state, 'done', JSON.stringify(fine.problem));
    assert.match(problems(back), /^users: Tom Becker .* is no longer in this organisation/);
    assert.equal(await writesOf(engine, back), 0);
  });

  it('goes on to its end once something is written', async () => {
    const name = newName();
    const group = await aGroup(name);
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
    const off = engine.sandbox.faults.add({
      method: 'POST',
      path: 'instantiate',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });
    const failed = await engine.approve(asked);
    off();
    await publishApplication(engine.sandbox, `${name}-late`, { internalUrl: `${urlOf(name)}/` });

    const back = await engine.retry(failed);

    assert.match(problems(back), /^qlikUrl: .* is already published/);
  });
});
