import assert from 'node:assert/strict';
import { deleteApplication } from '../../src/graph/applications.ts';
import { ApiFault } from '../../src/trial/sandbox/http/fault.ts';
import type { ApiRequest, ApiResponse, ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { colleagues } from '../../src/trial/people.ts';
import { dataCentreConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { aGroup } from '../harness/engine/connector-group.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { byHand, there } from '../harness/engine/hand-changes.ts';
import { problemsOf, writesOf } from '../harness/engine/passing-time.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

const [olga] = colleagues;

describe('a change is checked again before its first write', () => {
  let engine: Engine;
  let gone: (request: ApiRequest) => boolean = () => false;
  let isOff = false;
  let areDisabled = false;
  let count = 0;
  const step: ApiStep = async (request, next) => {
    if (gone(request)) throw new ApiFault(404, 'Request_ResourceNotFound', 'It does not exist.');
    const answer = await next(request);
    if (areDisabled && request.path[0] === 'users') return changed(answer, { accountEnabled: false });
    return isOff && request.path.at(-1) === 'applicationProxy'
      ? changed(answer, { isEnabled: false })
      : answer;
  };
  before(async () => (engine = await startEngine({ steps: [step] })));
  afterEach(() => {
    gone = () => false;
    isOff = false;
  });
  after(() => engine.close());

  const changed = (answer: ApiResponse, values: object) => ({
    ...answer,
    body: { ...(answer.body as object), ...values },
  });
  const newName = () => `change-${++count}`;
  const ask = (name: string, connectorGroupId = dataCentreConnectorGroupId) =>
    engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com`, connectorGroupId });

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

    assert.match(problemsOf(back), /^qlikUrl: .* is already published/);
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

    assert.match(problemsOf(back), /^: An application that was picked is not published any more/);
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

    assert.match(problemsOf(back), /can no longer be restored/);
    assert.equal(await writesOf(engine, back), 0);
  });

  it('an assignment goes back when the user was disabled', async () => {
    const name = newName();
    assert.equal((await engine.approve(await ask(name))).state, 'done');
    const asked = await engine.ask('assign', { name, users: olga.userPrincipalName });
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    areDisabled = true;

    const back = await engine.approve(asked);
    areDisabled = false;

    assert.match(problemsOf(back), /^users: Olga Novak .* is disabled and cannot sign in/);
    assert.equal(await writesOf(engine, back), 0);
  });

  it('assign looks at who is to be assigned, not at the connectors', async () => {
    const name = newName();
    const group = await aGroup(engine, name);
    assert.equal((await engine.approve(await ask(name, group.id))).state, 'done');
    await group.empty();
    isOff = true;

    const fine = await engine.run('assign', { name, users: olga.userPrincipalName });
    const asked = await engine.ask('assign', { name, users: colleagues[2].userPrincipalName });
    gone = ({ path }) => path.join('/').startsWith(`users/${colleagues[2].id}`);
    const back = await engine.approve(asked);

    assert.equal(fine.state, 'done', JSON.stringify(fine.problem));
    assert.match(problemsOf(back), /^users: Tom Becker .* is no longer in this organisation/);
    assert.equal(await writesOf(engine, back), 0);
  });
});
