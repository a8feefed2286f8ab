import assert from 'node:assert/strict';
import { colleagues, requester } from '../../../src/trial/people.ts';
import { disabledUserId } from '../../../src/trial/sandbox/tenant/seed-users.ts';
import { seed, testersGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { wakeTesters } from '../../../src/service/testers/wake-testers.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import {
  askNow,
  meet,
  moveServer,
  publicationOf,
  says,
  testedOf,
  testNewsOf,
} from '../../harness/engine/testing.ts';

const [, nadia, tom, wei] = colleagues;

const crowd = Array.from({ length: 21 }, (_, i) => ({
  id: `c0000000-0000-4000-8000-0000000000${10 + i}`,
  name: `Crowd ${i}`,
}));

/** The sandbox with other members in the group of testers. */
function withTesters(memberIds: string[]): typeof seed {
  const [one] = seed.users;
  assert.ok(one);
  const others = crowd.map(({ id }, i) => ({
    ...one,
    id,
    userPrincipalName: `crowd${i}@contoso.com`,
    mail: `crowd${i}@contoso.com`,
  }));
  const groups = seed.groups.map((each) =>
    each.group.id === testersGroupId ? { ...each, memberIds } : each,
  );
  return { ...seed, users: [...seed.users, ...others], groups };
}

describe('who is asked whether a publication works', () => {
  let engine: Engine;
  beforeEach(async () => (engine = await startEngine({ seed: withTesters([wei.id, disabledUserId]) })));
  afterEach(() => engine.close());

  async function told(name: string): Promise<string[]> {
    return testNewsOf(engine, (await publicationOf(engine, name)).id);
  }

  it('is each user and each member of a small group, once, where the bot knows their chat', async () => {
    await meet(engine, nadia);
    await meet(engine, wei);
    await meet(engine, tom);
    const request = await engine.run('publish', { name: 'one' });

    for (let times = 0; times < 3; times++) await askNow(engine, request);

    assert.deepEqual(await told('one'), [`question in a:${wei.id}`, `question in a:${nadia.id}`].toSorted());
    assert.equal((await testedOf(engine, 'one')).asked, 2);
  });

  it('is nobody of a group of many', async () => {
    await engine.close();
    engine = await startEngine({ seed: withTesters(crowd.map(({ id }) => id)) });
    for (const one of [...crowd, tom]) await meet(engine, one);

    await askNow(engine, await engine.run('publish', { name: 'many', users: tom.userPrincipalName }));

    assert.deepEqual(await told('many'), [`question in a:${tom.id}`]);
  });

  it('is the users although their group cannot be read, and its members when it can', async () => {
    await meet(engine, nadia);
    await meet(engine, wei);
    const request = await engine.run('publish', { name: 'away' });
    const { graphFor } = engine.deps;
    engine.deps.graphFor = () => {
      throw new Error('Graph is away');
    };
    await assert.rejects(askNow(engine, request));
    assert.deepEqual(await told('away'), [`question in a:${nadia.id}`]);

    engine.deps.graphFor = graphFor;
    await askNow(engine, request);

    assert.equal((await told('away')).length, 2);
  });

  it('is whoever is assigned later, and nobody again', async () => {
    await meet(engine, nadia);
    await meet(engine, tom);
    await askNow(engine, await engine.run('publish', { name: 'later', groups: '' }));

    await askNow(engine, await engine.run('assign', { name: 'later', users: tom.userPrincipalName }));

    assert.deepEqual(
      await told('later'),
      [`question in a:${nadia.id}`, `question in a:${tom.id}`].toSorted(),
    );
  });

  it('is everybody again when its settings have changed', async () => {
    await meet(engine, nadia);
    await askNow(engine, await engine.run('publish', { name: 'changed', groups: '' }));

    await askNow(engine, await moveServer(engine, 'changed'));

    assert.equal((await told('changed')).length, 2);
  });

  it('is not who has answered meanwhile where everybody reads the question', async () => {
    const request = await engine.run('publish', { name: 'said', groups: '' });
    await askNow(engine, request);
    await says(engine, nadia, request, 'works');

    await meet(engine, nadia);
    await askNow(engine, request);

    assert.deepEqual(await told('said'), []);
  });

  it('is not the requester a second time, whose chat has the announcement with the question', async () => {
    const request = await engine.run('publish', {
      name: 'own',
      users: requester.userPrincipalName,
      groups: '',
    });

    await askNow(engine, request);

    assert.deepEqual(await told('own'), []);
    assert.equal((await testedOf(engine, 'own')).asked, 1);
  });

  it('is nobody of what is taken down', async () => {
    const request = await engine.run('publish', { name: 'down', groups: '' });
    await engine.run('unpublish', { name: 'down' });
    await meet(engine, nadia);

    await askNow(engine, request);

    assert.deepEqual(await told('down'), []);
  });

  it('is who was not asked before the process ended, and nobody once all are', async () => {
    const { deps } = engine;
    const request = await engine.run('publish', { name: 'ended', groups: '' });
    const woken: string[] = [];
    const wake: typeof deps.jobs.wake = async (_trx, queue, key) => void woken.push(`${queue} ${key}`);
    const startAgain = () => wakeTesters({ ...deps, jobs: { ...deps.jobs, wake } });
    await startAgain();
    assert.deepEqual(woken, [`testers ${request.id}`]);

    await askNow(engine, request);
    await startAgain();

    assert.equal(woken.length, 1);
  });
});
