import assert from 'node:assert/strict';
import { updateApplication } from '../../src/graph/applications.ts';
import { english } from '../../src/language/say.ts';
import { findPublication } from '../../src/service/views/lists.ts';
import { updateForm } from '../../src/service/views/update-form.ts';
import { ApiFault } from '../../src/trial/sandbox/http/fault.ts';
import type { ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { byHand, there } from '../harness/engine/hand-changes.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import type { RequestForm } from '../../src/service/model/request/form.ts';

describe('Qlik Sense behind a virtual proxy with a prefix', () => {
  let engine: Engine;
  let isRefusing = false;
  const step: ApiStep = async (request, next) => {
    const isPublishing = Reflect.has(Object(request.body), 'onPremisesPublishing');
    if (isRefusing && request.method === 'PATCH' && isPublishing)
      throw new ApiFault(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    return next(request);
  };
  before(async () => {
    engine = await startEngine({ steps: [step] });
  });
  after(() => engine.close());

  const outside = (name: string) => `https://${name}-contoso.msappproxy.net`;
  const server = (name: string) => `https://${name}.corp.contoso.com`;
  const homePage = async (name: string) => (await there(engine, name)).homePageUrl;
  async function publish(name: string, path: string) {
    const done = await engine.run('publish', { name, qlikUrl: server(name) + path });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return done;
  }
  async function update(name: string, typed: Partial<RequestForm>) {
    const form = (await updateForm(engine.deps, name)) ?? assert.fail('no form');
    const done = await engine.run('update', { ...form, ...typed });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return done;
  }

  it('is published whole, and entered behind the prefix', async () => {
    const visited: string[] = [];
    engine.deps.servedAt = (url) => {
      visited.push(new URL(url).pathname);
      return `${engine.sandbox.url}/edge/${new URL(url).host}${new URL(url).pathname}`;
    };

    const done = await publish('whole', '/Finance/sense/app/1234');

    const { publishing } = await there(engine, 'whole');
    assert.equal(publishing?.internalUrl, `${server('whole')}/`);
    assert.equal(publishing?.externalUrl, `${outside('whole')}/`);
    assert.equal(await homePage('whole'), `${outside('whole')}/finance/hub/`);
    assert.ok(done.plan?.changes.map(english).includes(`People enter at ${outside('whole')}/finance/hub/`));
    assert.match(done.plan?.warnings.map(english).join('\n') ?? '', /\/finance\/hub\/: the rest of the path/);
    assert.deepEqual([...new Set(visited)].toSorted(), ['/', '/finance/hub/']);
    assert.equal(done.result?.links[0]?.address, `${outside('whole')}/finance/hub/`);
    assert.match(done.result?.links[0]?.url ?? '', /\/finance\/hub\/$/);
    const status = await findPublication(engine.deps, 'whole');
    assert.equal(status?.applications[0]?.entryUrl, `${outside('whole')}/finance/hub/`);
    assert.match(status?.links[0]?.url ?? '', /\/finance\/hub\/$/);
  });

  it('keeps its prefix when something else is updated', async () => {
    await publish('kept', '/a/b/hub');
    assert.equal((await updateForm(engine.deps, 'kept'))?.qlikUrl, `${server('kept')}/a/b`);

    const done = await update('kept', { applicationServerTimeout: 'Long' });

    assert.equal(done.plan?.changes.length, 2);
    assert.equal(await homePage('kept'), `${outside('kept')}/a/b/hub/`);
  });

  it('gets another prefix, or none, by an update that touches nothing else', async () => {
    await publish('renamed', '/finance');

    const renamed = await update('renamed', { qlikUrl: `${server('renamed')}/sales/hub/my/work` });

    assert.deepEqual(renamed.plan?.changes.map(english), [
      `People enter at ${outside('renamed')}/sales/hub/`,
    ]);
    assert.equal(await homePage('renamed'), `${outside('renamed')}/sales/hub/`);
    assert.deepEqual([renamed.result?.prefix, renamed.result?.allowList.length], ['sales', 2]);
    await update('renamed', { qlikUrl: server('renamed') });
    assert.equal(await homePage('renamed'), `${outside('renamed')}/hub/`);
  });

  it('has its release recorded by an update, which is no change in the tenant', async () => {
    await publish('release', '/finance');

    const done = await update('release', { release: 'newer' });

    assert.deepEqual(done.plan?.records.map(english), ['Record that Qlik Sense is November 2024 or newer']);
    assert.deepEqual([done.plan?.accepts, done.plan?.changes, done.result?.allowList], [[], [], []]);
    assert.equal((await updateForm(engine.deps, 'release'))?.release, 'newer');
  });

  it('keeps its prefix under another external address', async () => {
    await publish('moved', '/finance');

    await update('moved', { externalUrl: 'https://money-contoso.msappproxy.net' });

    assert.equal(await homePage('moved'), 'https://money-contoso.msappproxy.net/finance/hub/');
  });

  for (const [name, path, changed, right] of [
    ['plainly', '/finance', '/hub/', '/finance/hub/'],
    ['usual', '', '/finance/hub/', '/hub/'],
    ['further', '/finance', '/finance/hub/my/work', '/finance/hub/'],
  ] as const)
    it(`repair sets a home page of ${changed} back to ${right}`, async () => {
      await publish(name, path);
      const { applicationId, redirectUris } = await there(engine, name);
      await updateApplication(byHand(engine), applicationId, {
        web: { homePageUrl: outside(name) + changed },
      });

      const done = await engine.run('repair', { name });

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.equal(await homePage(name), outside(name) + right);
      assert.deepEqual((await there(engine, name)).redirectUris, redirectUris);
    });

  it('has its old prefix again once an update that failed half-way is undone', async () => {
    await publish('half', '/finance');
    const form = (await updateForm(engine.deps, 'half')) ?? assert.fail('no form');
    isRefusing = true;
    const typed = { qlikUrl: server('half'), applicationServerTimeout: 'Long' };
    const failed = await engine.run('update', { ...form, ...typed });
    assert.equal(failed.state, 'failed');
    assert.equal(await homePage('half'), `${outside('half')}/hub/`);
    isRefusing = false;

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    assert.equal(await homePage('half'), `${outside('half')}/finance/hub/`);
  });

  it('comes back with its prefix', async () => {
    await publish('back', '/finance');
    await engine.run('unpublish', { name: 'back' });

    const done = await engine.run('restore', { name: 'back' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(await homePage('back'), `${outside('back')}/finance/hub/`);
  });

  it('is adopted with the entry of its home page, which an update of something else leaves alone', async () => {
    for (const [name, path, typed] of [
      ['deep', '/finance/hub/', '/finance'],
      ['plain', '/hub', ''],
      ['root', '/', ''],
      ['sheet', '/finance/sense/app/1', '/finance'],
    ] as const) {
      const { applicationId } = await publishApplication(engine.sandbox, name);
      const home = `https://${name}-contoso.msappproxy.net${path}`;
      await updateApplication(byHand(engine), applicationId, { web: { homePageUrl: home } });
      const adopted = await engine.run('adopt', { name, hubApplicationId: applicationId });
      assert.equal(adopted.state, 'done', JSON.stringify(adopted.problem));
      const form = (await updateForm(engine.deps, name)) ?? assert.fail('no form');
      assert.equal(form.qlikUrl, `https://${name}.corp.contoso.com${typed}`);

      const done = await engine.run('update', { ...form, applicationServerTimeout: 'Long' });

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.equal(done.plan?.changes.length, 1, JSON.stringify(done.plan?.changes));
      assert.equal(await homePage(name), home);
      assert.match((await findPublication(engine.deps, name))?.links[0]?.url ?? '', new RegExp(`${path}$`));
    }
  });

  it('is published once: another prefix of the same server is sent to the publication that is there', async () => {
    await publish('once', '/finance');

    await assert.rejects(
      engine.ask('publish', { name: 'second', qlikUrl: `${server('once')}/sales/hub` }),
      ({ fields }: { fields: { field: string; message: string }[] }) => {
        assert.equal(fields[0]?.field, 'qlikUrl');
        assert.match(english(fields[0].message), /published once, for all its virtual proxies/);
        return true;
      },
    );
  });
});
