import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { updateServicePrincipal } from '../../../src/graph/service-principals.ts';
import { removeOnPremisesPublishing } from '../../../src/graph/on-premises-publishing.ts';
import { updateApplication } from '../../../src/graph/applications.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { changeHub } from '../../harness/engine/by-hand.ts';
import { byHand, republish, setAssigned, there } from '../../harness/engine/hand-changes.ts';
import { resolve, type Resolved } from '../../harness/engine/target.ts';

const [olga, nadia] = colleagues;

describe('accepting what was changed by hand', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    for (const name of ['same', 'shared', 'opened', 'settings', 'unmarked', 'down'])
      await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
  });
  after(() => engine.close());

  const warned = ({ target }: Resolved) => (target.warnings ?? []).map(english);
  const refused = ({ target }: Resolved) => target.problems.map(({ message }) => english(message));

  it('changes nothing where everything is as approved', async () => {
    const { seen, target, planned } = await resolve(engine, 'accept', { name: 'same' });

    assert.deepEqual(
      target.desired.principals.map(({ id }) => id),
      seen.base?.principals.map(({ id }) => id),
    );
    assert.deepEqual([planned.changes, target.problems, target.warnings], [[], [], []]);
  });

  it('wants whom somebody assigned by hand, no longer whom somebody took off, and warns of the first', async () => {
    await setAssigned(engine, 'shared', olga.id, true);
    await setAssigned(engine, 'shared', nadia.id, false);

    const resolved = await resolve(engine, 'accept', { name: 'shared' });

    assert.deepEqual(resolved.target.desired.principals.map(({ displayName }) => displayName).toSorted(), [
      'Olga Novak',
      'Qlik testers',
    ]);
    assert.deepEqual(warned(resolved), [
      'Whoever approves this lets it stay open: “Qlik Sense shared”: Olga Novak is assigned without having been asked for here.',
      'Whoever approves this lets it stay open: “Qlik Sense shared (authentication)”: Olga Novak is assigned without having been asked for here.',
    ]);
  });

  it('leaves somebody alone who is on one application only, and warns of it', async () => {
    const { servicePrincipalId, userRoleId } = await there(engine, 'same', 'auth');
    const { assignAppRoles } = await import('../../../src/graph/app-role-assignments.ts');
    await assignAppRoles(byHand(engine), [
      { servicePrincipalId, principalId: olga.id, appRoleId: userRoleId },
    ]);

    const resolved = await resolve(engine, 'accept', { name: 'same' });

    assert.deepEqual(resolved.target.desired.applications[1]?.leftAloneIds, [olga.id]);
    assert.ok(!resolved.target.desired.principals.some(({ id }) => id === olga.id));
    assert.deepEqual(warned(resolved), [
      'Whoever approves this lets it stay open: “Qlik Sense same (authentication)”: Olga Novak is assigned without having been asked for here.',
    ]);
  });

  it('wants the settings as they are, and writes nothing', async () => {
    await changeHub(engine, 'opened');
    const { servicePrincipalId } = await there(engine, 'opened', 'auth');
    await updateServicePrincipal(byHand(engine), servicePrincipalId, { appRoleAssignmentRequired: false });

    const { target, planned } = await resolve(engine, 'accept', { name: 'opened' });

    const [hub, auth] = target.desired.applications;
    assert.equal(hub?.preAuthentication, 'passthru');
    assert.equal(hub.isAdopted, false);
    assert.equal(auth?.isAssignmentRequired, false);
    assert.equal(target.warnings?.length, 2);
    assert.deepEqual(planned.changes, []);
    assert.equal(kinds.accept.needs(planned.changes), 'nothing');
  });

  it('says what goes on differing beside what is accepted', async () => {
    await republish(engine, 'unmarked', { isSecureCookieEnabled: false });
    const { applicationId } = await there(engine, 'unmarked');
    await updateApplication(byHand(engine), applicationId, { tags: [] });

    const resolved = await resolve(engine, 'accept', { name: 'unmarked' });

    assert.deepEqual(refused(resolved), []);
    assert.deepEqual(warned(resolved), [
      'Cannot be accepted, and stays different until it is repaired: “Qlik Sense unmarked”: this bot’s mark is missing.',
    ]);
  });

  it('refuses an address that another publication holds', async () => {
    const { applicationId } = await there(engine, 'settings');
    const other = 'https://held.corp.contoso.com/';
    await engine.ask('publish', { name: 'held', qlikUrl: other });
    const { updateOnPremisesPublishing } = await import('../../../src/graph/on-premises-publishing.ts');
    await updateOnPremisesPublishing(byHand(engine), applicationId, { internalUrl: other });

    assert.deepEqual(refused(await resolve(engine, 'accept', { name: 'settings' })), [
      'https://held.corp.contoso.com/ is held by “held”.',
    ]);
  });

  it('refuses what nobody can want: not published, or gone', async () => {
    await removeOnPremisesPublishing(byHand(engine), (await there(engine, 'down')).applicationId);
    const { seen } = await resolve(engine, 'accept', { name: 'down' });
    const problems = (observed: typeof seen.observed) =>
      (kinds.accept.impossible?.(seen, observed) ?? []).map(({ message }) => english(message));

    assert.deepEqual(problems(seen.observed), [
      '“Qlik Sense down” is not published, which cannot be accepted. Type repair down.',
    ]);
    const { hub: _gone, ...left } = seen.observed;
    assert.deepEqual(problems(left), [
      '“Qlik Sense down” is gone, which cannot be accepted. Type repair down.',
    ]);
  });
});
