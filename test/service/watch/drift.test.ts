import assert from 'node:assert/strict';
import { updateServicePrincipal } from '../../../src/graph/service-principals.ts';
import { lookAtPublications } from '../../../src/service/watch/look-at-publications.ts';
import { tellStanding } from '../../../src/service/watch/tell-standing.ts';
import { colleagues, requester } from '../../../src/trial/people.ts';
import { watchView } from '../../../src/service/watch/watch-view.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand, republish, setAssigned, there } from '../../harness/engine/hand-changes.ts';
import { forgetTold, titles, toldNews } from '../../harness/engine/told.ts';

const [olga, nadia] = colleagues;
const minuteMs = 60_000;

describe('watching for drift', () => {
  let engine: Engine;
  let now = Date.now();
  /** Looks once in each of so many intervals, and shortly after it, as the watch does where it is not sure. */
  async function watched(intervals = 1): Promise<void> {
    for (let i = 0; i < intervals; i++) {
      now += 15 * minuteMs;
      await lookAtPublications(engine.deps, new Date(now));
      now += minuteMs;
      await lookAtPublications(engine.deps, new Date(now));
    }
  }

  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    for (const name of ['one', 'two', 'three'])
      await engine.run('publish', {
        name,
        qlikUrl: `https://${name}.corp.contoso.com`,
        users: olga.userPrincipalName,
      });
    await watched(2);
  });
  beforeEach(() => forgetTold(engine));
  after(() => engine.close());

  it('is quiet while everything is as approved', async () => {
    await watched(3);

    assert.deepEqual(await titles(engine), []);
  });

  it('says what it watches, when it looked last, and where it tells', async () => {
    const { minutes, publications, lastAt, hasChannel, unseen } = await watchView(engine.deps, [
      { what: 'Application Proxy and connectors', needs: '', state: 'peopleOnly' },
      { what: 'Users', needs: '', state: 'works' },
    ]);

    assert.deepEqual([minutes, publications, hasChannel], [15, 3, true]);
    assert.ok(lastAt && lastAt.getTime() > now - 20 * minuteMs);
    assert.deepEqual(unseen, ['Application Proxy and connectors']);
  });

  it('tells passthrough at the first look, loudly, once, and once that it is over', async () => {
    await republish(engine, 'one', { externalAuthenticationType: 'passthru' });
    now += 15 * minuteMs;
    await lookAtPublications(engine.deps, new Date(now));

    const [told] = await toldNews(engine);
    assert.equal(told?.title, 'one can be entered by others than approved');
    assert.equal(told.tone, 'alarm');
    assert.equal(told.place, '19:approvals@thread.tacv2');
    assert.match(told.lines[0] ?? '', /passthrough instead of Microsoft Entra ID/);
    await watched(3);
    assert.equal((await toldNews(engine)).length, 1);
    await republish(engine, 'one', { externalAuthenticationType: 'aadPreAuthentication' });
    await watched(2);

    assert.deepEqual(await titles(engine), [
      'alarm: one can be entered by others than approved',
      'good: one is as approved again',
    ]);
  });

  it('tells whose request has repaired it', async () => {
    await republish(engine, 'two', { externalAuthenticationType: 'passthru' });
    await watched();
    assert.equal((await engine.run('repair', { name: 'two', reason: 'Because' })).state, 'done');
    await watched();

    const told = await toldNews(engine);

    assert.deepEqual(
      told.map(({ title }) => title),
      ['two can be entered by others than approved', 'two is as approved again'],
    );
    assert.deepEqual(told[1]?.lines, [`The request of ${requester.name} was carried out.`]);
  });

  it('tells that an assignment is gone once a second look has seen it', async () => {
    await setAssigned(engine, 'three', olga.id, false);
    now += 15 * minuteMs;
    await lookAtPublications(engine.deps, new Date(now));
    assert.deepEqual(await titles(engine), []);
    now += minuteMs;
    await lookAtPublications(engine.deps, new Date(now));

    assert.deepEqual(await titles(engine), [
      'warning: three is not as approved, and people may be unable to enter',
    ]);
    await setAssigned(engine, 'three', olga.id, true);
    await watched();
    assert.equal((await titles(engine)).at(-1), 'good: three is as approved again');
  });

  it('finds by the delta query that assignment is not required any more, before its turn', async () => {
    const { servicePrincipalId } = await there(engine, 'one');
    await updateServicePrincipal(byHand(engine), servicePrincipalId, { appRoleAssignmentRequired: false });

    now += minuteMs;
    await lookAtPublications(engine.deps, new Date(now));

    assert.deepEqual(await titles(engine), ['alarm: one can be entered by others than approved']);
    await updateServicePrincipal(byHand(engine), servicePrincipalId, { appRoleAssignmentRequired: true });
    now += minuteMs;
    await lookAtPublications(engine.deps, new Date(now));
    assert.equal((await titles(engine)).at(-1), 'good: one is as approved again');
  });

  it('tells a stranger, and again when there is another besides', async () => {
    await setAssigned(engine, 'one', nadia.id, true);
    await watched();
    await republish(engine, 'one', { externalAuthenticationType: 'passthru' });
    await watched();

    assert.equal((await titles(engine)).length, 2);
    await republish(engine, 'one', { externalAuthenticationType: 'aadPreAuthentication' });
    await watched();
    assert.equal((await titles(engine)).length, 2);
    await setAssigned(engine, 'one', nadia.id, false);
    await watched();
    assert.equal((await titles(engine)).at(-1), 'good: one is as approved again');
  });

  it('says once a day what goes on being wrong', async () => {
    await setAssigned(engine, 'two', nadia.id, true);
    await watched();
    await forgetTold(engine);
    const days = [0.5, 1.1, 1.5, 2.05, 2.2];
    for (const day of days) await tellStanding(engine.deps, new Date(now + day * 24 * 60 * minuteMs));

    const line = ['two can be entered by others than approved'];
    assert.deepEqual(
      (await toldNews(engine)).map(({ kind, lines }) => [kind, lines]),
      [
        ['standing', line],
        ['standing', line],
      ],
    );
  });

  it('says nothing more of what is taken down, and has nothing repaired there', async () => {
    const { db } = engine.deps;
    await engine.run('publish', { name: 'down', qlikUrl: 'https://down.corp.contoso.com' });
    await watched(2);
    await republish(engine, 'down', { externalAuthenticationType: 'passthru' });
    await watched();
    assert.deepEqual(await titles(engine), ['alarm: down can be entered by others than approved']);
    await engine.run('unpublish', { name: 'down' });
    await watched();
    const told = await db.selectFrom('news').select('ended_at').where('kind', '=', 'drift').execute();
    assert.ok(told.every(({ ended_at: endedAt }) => endedAt !== null));
    await forgetTold(engine);
    await tellStanding(engine.deps, new Date(now + 2 * 24 * 60 * minuteMs));

    assert.doesNotMatch(JSON.stringify(await toldNews(engine)), /down can be entered/);
  });
});
