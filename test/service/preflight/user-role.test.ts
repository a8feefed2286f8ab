import assert from 'node:assert/strict';
import { userRoleOf } from '../../../src/service/run/observe.ts';
import { administrator, colleagues } from '../../../src/trial/people.ts';
import { english } from '../../../src/language/say.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { problemsOf, writesOf } from '../../harness/engine/passing-time.ts';
import { call, publishApplication, userRole } from '../../harness/sandbox/sandbox-calls.ts';

const none = '00000000-0000-0000-0000-000000000000';
const [, nadia, tom] = colleagues;

describe('the role that people are assigned to', () => {
  const role = (displayName: string, changes = {}) => ({
    id: userRole,
    displayName,
    isEnabled: true,
    allowedMemberTypes: ['User'],
    ...changes,
  });
  const examples: [what: string, roles: ReturnType<typeof role>[], id: string][] = [
    ['the one named User', [role('msiam_access', { id: none }), role('User')], userRole],
    ['all-zero where there are no roles', [], none],
    [
      'all-zero where roles are for applications only',
      [role('User', { allowedMemberTypes: ['Application'] })],
      none,
    ],
    ['none where it is disabled', [role('User', { isEnabled: false })], ''],
    ['none where the roles for users have other names', [role('Reader'), role('Writer')], ''],
    [
      'none where User is for applications, and people have another role',
      [role('User', { allowedMemberTypes: ['Application'] }), role('Reader')],
      '',
    ],
    [
      'the enabled one of two named User',
      [role('User', { id: none, isEnabled: false }), role('User')],
      userRole,
    ],
  ];
  for (const [what, roles, id] of examples) it(`is ${what}`, () => assert.equal(userRoleOf(roles), id));

  describe('of an adopted application', () => {
    let engine: Engine;
    before(async () => (engine = await startEngine()));
    after(() => engine.close());

    async function setRoles(applicationId: string, isEnabled: boolean) {
      const path = `/v1.0/applications/${applicationId}`;
      const { body } = await call(engine.sandbox, 'GET', path);
      const roles = (body['appRoles'] as Record<string, unknown>[]).map((one) => ({ ...one, isEnabled }));
      const { status } = await call(engine.sandbox, 'PATCH', path, { appRoles: roles });
      assert.equal(status, 204);
    }

    async function adopted(name: string, isEnabled: boolean): Promise<string> {
      const { applicationId } = await publishApplication(engine.sandbox, name);
      await setRoles(applicationId, isEnabled);
      const asked = await engine.ask('adopt', { name, hubApplicationId: applicationId });
      const warned = /“.*” has no enabled role named User/.test(
        asked.plan?.warnings.map(english).join('\n') ?? '',
      );
      assert.equal(warned, !isEnabled);
      assert.equal((await engine.approve(asked)).state, 'done');
      return applicationId;
    }

    it('is missed while planning, where it is disabled', async () => {
      const id = await adopted('disabled', false);

      const asked = await engine.ask('assign', { name: 'disabled', users: nadia.userPrincipalName });
      await setRoles(id, true);
      const again = await engine.run('assign', { name: 'disabled', users: nadia.userPrincipalName });

      assert.equal(asked.state, 'failed');
      assert.match(problemsOf(asked), /^: “disabled” has no enabled role named User/);
      assert.equal(again.state, 'done', JSON.stringify(again.problem));
    });

    it('is missed before the first write, where it was disabled after the plan', async () => {
      const id = await adopted('later', true);
      const asked = await engine.ask('assign', { name: 'later', users: tom.userPrincipalName });
      await setRoles(id, false);

      const back = await engine.approve(asked, administrator);

      assert.match(problemsOf(back), /^: “later” has no enabled role named User/);
      assert.equal(await writesOf(engine, back), 0);
    });
  });
});
