import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { findReservationsOf } from '../../../src/store/reservations.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { resolve } from '../../harness/engine/target.ts';
import { publishApplication } from '../../harness/sandbox/sandbox-calls.ts';

const [olga] = colleagues;

describe('unpublishing', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'made', qlikUrl: 'https://made.corp.contoso.com' });
    const { applicationId } = await publishApplication(engine.sandbox, 'found');
    await engine.run('adopt', { name: 'found', hubApplicationId: applicationId });
    await engine.run('assign', { name: 'found', users: olga.userPrincipalName });
  });
  after(() => engine.close());

  it('wants nothing of what the bot has made', async () => {
    const { seen, target, planned } = await resolve(engine, 'unpublish', { name: 'made' });

    assert.deepEqual(target.desired.applications, []);
    assert.deepEqual(
      planned.changes.filter(({ kind }) => kind === 'delete').map(({ role }) => role),
      ['hub', 'auth'],
    );
    const warnings = kinds.unpublish.warnings?.(planned, seen.facts, seen.observed).map(english) ?? [];
    assert.match(warnings.join(), /^Nobody reaches Qlik Sense from outside afterwards/);
  });

  it('leaves an adopted application there, without whom the bot has assigned', async () => {
    const { seen, target, planned } = await resolve(engine, 'unpublish', { name: 'found' });

    assert.deepEqual(
      target.desired.applications.map(({ role }) => role),
      ['hub'],
    );
    assert.deepEqual(
      planned.changes.map(({ id }) => id),
      [`unassign:hub:${olga.id}`],
    );
    const warnings = kinds.unpublish.warnings?.(planned, seen.facts, seen.observed).map(english) ?? [];
    assert.match(warnings.join(), /^These applications were there before the bot/);
    assert.deepEqual(kinds.unpublish.letsGo?.(target.desired, seen.observed), []);
  });

  it('changes nothing else', () => {
    const mine = ['unassign', 'unpublish', 'delete'];
    for (const kind of ['create', 'name', 'uris', 'publish', 'assign', ...mine]) {
      const change = { id: `${kind}:hub`, kind, role: 'hub', sentence: '' } as never;
      assert.equal(kinds.unpublish.isMine(change), mine.includes(kind), kind);
    }
  });

  it('ends with the internal addresses free, and the name and hosts kept for a restore', async () => {
    await engine.run('publish', { name: 'brief', qlikUrl: 'https://brief.corp.contoso.com' });
    await engine.run('unpublish', { name: 'brief' });

    const publication = await findPublicationByName(engine.deps.db, 'brief');
    assert.equal(publication?.state, 'unpublished');
    const held = await findReservationsOf(engine.deps.db, publication.request_id);
    assert.deepEqual(held.map(({ what }) => what).toSorted(), ['host', 'host', 'name']);
  });
});
