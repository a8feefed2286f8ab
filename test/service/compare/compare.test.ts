import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { assignConnectorGroup } from '../../../src/graph/connector-groups.ts';
import { updateApplication } from '../../../src/graph/applications.ts';
import { updateServicePrincipal } from '../../../src/graph/service-principals.ts';
import { compare } from '../../../src/service/compare/compare.ts';
import { compareObserved } from '../../../src/service/compare/compare-observed.ts';
import { lastComparison } from '../../../src/service/compare/last-comparison.ts';
import { knownIds } from '../../../src/service/run/known-ids.ts';
import { observe } from '../../../src/service/run/observe.ts';
import type { Comparison } from '../../../src/service/model/publication/comparison.ts';
import { findPublicationByName, type PublicationRow } from '../../../src/store/publications.ts';
import { branchOfficeConnectorGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { changeHub } from '../../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand, republish, setAssigned, there } from '../../harness/engine/hand-changes.ts';
import { call } from '../../harness/sandbox/sandbox-calls.ts';

const [olga, nadia] = colleagues;

describe('comparing a publication with its tenant', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.sandbox.faults.clear());
  after(() => engine.close());

  /** Publishes, as if that had been done long ago. */
  async function publish(name: string): Promise<PublicationRow> {
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    await longAgo(name);
    return publicationOf(name);
  }

  async function longAgo(name: string): Promise<void> {
    const updated_at = new Date(Date.now() - 3600_000);
    await engine.deps.db.updateTable('request').set({ updated_at }).where('name', '=', name).execute();
  }

  async function publicationOf(name: string): Promise<PublicationRow> {
    const found = await findPublicationByName(engine.deps.db, name);
    assert.ok(found);
    return found;
  }

  const told = (comparison: Comparison | null) =>
    (comparison?.differences ?? []).map(({ risk, text }) => `${risk}: ${english(text)}`);

  it('finds everything as approved, and stores when', async () => {
    const { id, revision } = await publish('same');

    const comparison = await compare(engine.deps, id);

    assert.deepEqual(comparison?.differences, []);
    assert.equal(comparison.problem, '');
    assert.equal(comparison.revision, revision);
    assert.ok(comparison.comparedAt && Date.now() - comparison.comparedAt.getTime() < 60_000);
    assert.deepEqual(await lastComparison(engine.deps.db, id), comparison);
  });

  it('finds what was changed by hand, with the riskiest first', async () => {
    const { id } = await publish('many');
    await changeHub(engine, 'many');
    const hub = await there(engine, 'many');
    await assignConnectorGroup(byHand(engine), hub.applicationId, branchOfficeConnectorGroupId);
    await updateApplication(byHand(engine), hub.applicationId, { displayName: 'Mine' });
    await updateServicePrincipal(byHand(engine), hub.servicePrincipalId, {
      appRoleAssignmentRequired: false,
    });
    await setAssigned(engine, 'many', olga.id, true);
    await setAssigned(engine, 'many', nadia.id, false);

    const hubName = '“Qlik Sense many”';
    const authName = '“Qlik Sense many (authentication)”';
    assert.deepEqual(told(await compare(engine.deps, id)), [
      `opens: ${hubName}: passthrough instead of Microsoft Entra ID`,
      `opens: ${hubName}: everybody in the organisation may enter, not only those assigned`,
      `opens: ${hubName}: Olga Novak is assigned without having been asked for here`,
      `opens: ${authName}: Olga Novak is assigned without having been asked for here`,
      `stops: ${hubName}: connector group “Branch office” instead of “Data centre”`,
      `stops: ${hubName}: Nadia Karim is not assigned any more`,
      `stops: ${authName}: Nadia Karim is not assigned any more`,
      `differs: ${hubName}: named “Mine” instead of “Qlik Sense many”`,
    ]);
  });

  it('finds an application that was deleted', async () => {
    const { id } = await publish('deleted');
    const { applicationId } = await there(engine, 'deleted', 'auth');
    assert.equal((await call(engine.sandbox, 'DELETE', `/v1.0/applications/${applicationId}`)).status, 204);
    const minutes = new Date(Date.now() - 3600_000);
    await engine.deps.db
      .updateTable('application')
      .set({ awaited_since: minutes })
      .where('publication_id', '=', id)
      .execute();

    assert.deepEqual(told(await compare(engine.deps, id)), [
      'stops: “Qlik Sense deleted (authentication)”: the application is deleted',
    ]);
  });

  it('keeps what it found when the tenant cannot be read, and says so and since when', async () => {
    const { id } = await publish('away');
    await republish(engine, 'away', { isSecureCookieEnabled: false });
    const known = await compare(engine.deps, id);
    engine.sandbox.faults.add({
      method: 'GET',
      path: 'applications',
      fault: { kind: 'status', status: 403, code: 'Authorization_RequestDenied' },
    });

    const first = await compare(engine.deps, id);
    const again = await compare(engine.deps, id);

    assert.notEqual(english(first?.problem ?? ''), '');
    assert.ok(first?.problemSince);
    assert.deepEqual(again, first);
    assert.deepEqual(first.differences, known?.differences);
    assert.deepEqual(first.comparedAt, known?.comparedAt);
    assert.equal(first.differences.length, 2);
    engine.sandbox.faults.clear();
    assert.equal((await compare(engine.deps, id))?.problem, '');
  });

  it('says nothing of what was approved since, until that is compared', async () => {
    const { id, revision } = await publish('newer');
    await changeHub(engine, 'newer');
    assert.equal((await compare(engine.deps, id))?.differences.length, 1);
    await engine.deps.db
      .updateTable('publication')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();

    assert.equal(await lastComparison(engine.deps.db, id), null);
    assert.equal((await compare(engine.deps, id))?.revision, revision + 1);
  });

  it('does not take for drift what a request is doing', async () => {
    const { id } = await publish('busy');
    const asked = await engine.ask('assign', { name: 'busy', users: olga.userPrincipalName });
    await engine.deps.db
      .updateTable('request')
      .set({ state: 'applying' })
      .where('id', '=', asked.id)
      .execute();
    await setAssigned(engine, 'busy', olga.id, true);
    const before = await lastComparison(engine.deps.db, id);

    assert.deepEqual(await compare(engine.deps, id), before);
  });

  it('does not compare what is not published', async () => {
    const { id } = await publish('down');
    await compare(engine.deps, id);
    await engine.run('unpublish', { name: 'down' });

    assert.equal(await compare(engine.deps, id), null);
    assert.equal(await lastComparison(engine.deps.db, id), null);
  });

  it('takes what was read in bulk', async () => {
    const publication = await publish('bulk');
    await changeHub(engine, 'bulk');
    const readers = { graph: byHand(engine), asApprover: null };
    const observed = await observe(readers, await knownIds(engine.deps, publication.id));

    const comparison = await compareObserved(engine.deps, publication, observed);

    assert.deepEqual(told(comparison), [
      'opens: “Qlik Sense bulk”: passthrough instead of Microsoft Entra ID',
    ]);
  });

  it('does not believe a look shortly after the bot itself has written, if a second one shows nothing', async () => {
    const publication = await publish('lagging');
    await engine.deps.db
      .updateTable('request')
      .set({ updated_at: new Date() })
      .where('name', '=', 'lagging')
      .execute();
    const readers = { graph: byHand(engine), asApprover: null };
    const observed = await observe(readers, await knownIds(engine.deps, publication.id));
    assert.ok(observed.hub);
    const lagging = { ...observed, hub: { ...observed.hub, assigned: [] } };

    assert.deepEqual((await compareObserved(engine.deps, publication, lagging))?.differences, []);
  });
});
