import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { administrator, colleagues } from '../../src/trial/people.ts';
import { approverGroupId, seed } from '../../src/trial/sandbox/tenant/seed.ts';
import { users } from '../../src/trial/sandbox/tenant/seed-users.ts';
import { findRequestById } from '../../src/store/requests.ts';
import { approvesOwnAccess } from '../../src/service/requests/checks/own-access.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { anActor } from '../harness/engine/send-form.ts';

const [olga, nadia] = colleagues;
const priya = users.find(({ displayName }) => displayName === 'Priya Raman') ?? assert.fail('no Priya');
const manager =
  users.find(({ displayName }) => displayName === "Siobhan O'Brien") ?? assert.fail('no manager');

function warnings(request: RequestView): string[] {
  return (request.plan?.warnings ?? []).map(english).filter((one) => one.includes('may approve'));
}

const gets = (who: { name: string }) => `${who.name}, who may approve, would get access by this request.`;

/** Contoso, with one more approver: a manager who belongs to Sales analysts through a nested group. */
const tenant = {
  ...seed,
  groups: seed.groups.map((one) =>
    one.group.id === approverGroupId ? { ...one, memberIds: [...one.memberIds, manager.id] } : one,
  ),
};

describe('an approver who would get access', () => {
  let engine: Engine;
  let nameless = 0;
  before(async () => {
    engine = await startEngine({ seed: tenant });
    await engine.run('publish', { name: 'live', qlikUrl: 'https://live.corp.contoso.com', groups: '' });
  });
  after(() => engine.close());

  const publish = (form: { users?: string; groups?: string }) => {
    const name = `gain-${nameless++}`;
    return engine.ask('publish', {
      users: '',
      groups: '',
      ...form,
      name,
      qlikUrl: `https://${name}.corp.contoso.com`,
    });
  };

  it('is named on the plan', async () => {
    const request = await publish({
      users: `${nadia.userPrincipalName}, ${administrator.userPrincipalName}`,
    });

    assert.deepEqual(warnings(request), [gets(administrator)]);
  });

  it('is named, each of several', async () => {
    const request = await publish({
      users: [administrator, olga].map((one) => one.userPrincipalName).join(),
    });

    assert.deepEqual(warnings(request).toSorted(), [gets(administrator), gets(olga)].toSorted());
  });

  it('is named who is in a group that gets it', async () => {
    const request = await publish({ groups: 'Qlik publication approvers' });

    assert.ok(warnings(request).includes(gets({ name: priya.displayName ?? '' })));
    assert.ok(warnings(request).includes(gets(administrator)));
  });

  it('is named who is in a group in a group that gets it', async () => {
    assert.deepEqual(warnings(await publish({ groups: 'Sales analysts' })), [
      gets({ name: "Siobhan O'Brien" }),
    ]);
  });

  it('is nobody, where no approver gets anything', async () => {
    const request = await publish({ users: nadia.userPrincipalName, groups: 'Qlik testers' });

    assert.deepEqual(warnings(request), []);
  });

  it('is named when people are assigned, and not for what they had before', async () => {
    const asked = await engine.ask('assign', { name: 'live', users: administrator.userPrincipalName });
    assert.deepEqual(warnings(asked), [gets(administrator)]);
    await engine.approve(asked);

    const more = await engine.ask('assign', { name: 'live', users: olga.userPrincipalName });
    assert.deepEqual(warnings(more), [gets(olga)]);
    await engine.approve(more);
    const less = await engine.ask('unassign', { name: 'live', users: olga.userPrincipalName });

    assert.deepEqual(warnings(less), []);
    await engine.approve(less);
  });

  it('is named when a publication comes back with them', async () => {
    await engine.run('publish', {
      name: 'back',
      qlikUrl: 'https://back.corp.contoso.com',
      users: administrator.userPrincipalName,
      groups: '',
    });
    await engine.run('unpublish', { name: 'back' });

    const request = await engine.ask('restore', { name: 'back' });

    assert.deepEqual(warnings(request), [gets(administrator)]);
  });

  it('is remembered as one who decides on their own access', async () => {
    const { id } = await publish({ users: administrator.userPrincipalName });
    const row = (await findRequestById(engine.deps.db, id)) ?? assert.fail('no request');
    const as = (who: { id: string; name: string }) => anActor(who, engine.sandbox.tenantId);

    assert.equal(approvesOwnAccess(row, as(administrator)), true);
    assert.equal(approvesOwnAccess(row, as(olga)), false);
    assert.equal(approvesOwnAccess({ ...row, plan: null }, as(administrator)), false);
  });
});

describe('an approver among very many who would get access', () => {
  it('is named, if a user', async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({
      ...priya,
      id: crypto.randomUUID(),
      displayName: `Approver ${i}`,
      userPrincipalName: `approver.${i}@contoso.com`,
      mail: `approver.${i}@contoso.com`,
    }));
    const large = {
      ...seed,
      users: [...seed.users, ...many],
      groups: seed.groups.map((one) =>
        one.group.id === approverGroupId ? { ...one, memberIds: many.map(({ id }) => id) } : one,
      ),
    };
    const engine = await startEngine({ seed: large });
    const entries = { users: `approver.7@contoso.com, ${nadia.userPrincipalName}`, groups: '' };

    const request = await engine.ask('publish', { name: 'many', ...entries });

    assert.deepEqual(warnings(request), [gets({ name: 'Approver 7' })]);
    await engine.close();
  });
});

describe('an approver of whom nothing can be read', () => {
  it('is said to be unknown, and the plan is made', async () => {
    const engine = await startEngine();
    Object.assign(engine.deps, { approverGroupId: crypto.randomUUID() });

    const request = await engine.ask('publish', { name: 'unread' });

    assert.equal(request.state, 'planned');
    assert.match(JSON.stringify(request.plan?.warnings), /could not be read whether an approver/);
    await engine.close();
  });
});
