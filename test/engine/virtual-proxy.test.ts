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

const outside = 'https://finance-contoso.msappproxy.net';

describe('Qlik Sense behind a virtual proxy with a prefix', () => {
  let engine: Engine;
  let isRefusing = false;
  const step: ApiStep = async (request, next) => {
    const isPublishing = Reflect.has(Object(request.body), 'onPremisesPublishing');
    if (isRefusing && request.method === 'PATCH' && isPublishing)
      throw new ApiFault(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    return next(request);
  };
  beforeEach(async () => {
    engine = await startEngine({ steps: [step] });
  });
  afterEach(() => engine.close());

  const homePage = async (name = 'finance') => (await there(engine, name)).homePageUrl;
  async function publish(qlikUrl: string) {
    const done = await engine.run('publish', { name: 'finance', qlikUrl });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return done;
  }
  async function update(typed: Partial<RequestForm>) {
    const form = (await updateForm(engine.deps, 'finance')) ?? assert.fail('no form');
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

    const done = await publish('https://qlik.contoso.com/Finance/sense/app/1234');

    const { publishing } = await there(engine, 'finance');
    assert.equal(publishing?.internalUrl, 'https://qlik.contoso.com/');
    assert.equal(publishing?.externalUrl, `${outside}/`);
    assert.equal(await homePage(), `${outside}/finance/hub/`);
    assert.ok(done.plan?.changes.map(english).includes(`People enter at ${outside}/finance/hub/`));
    assert.match(done.plan?.warnings.map(english).join('\n') ?? '', /\/finance\/hub\/: the rest of the path/);
    assert.deepEqual([...new Set(visited)].toSorted(), ['/', '/finance/hub/']);
    assert.equal(done.result?.links[0]?.address, `${outside}/finance/hub/`);
    assert.match(done.result?.links[0]?.url ?? '', /\/finance\/hub\/$/);
    const status = await findPublication(engine.deps, 'finance');
    assert.equal(status?.applications[0]?.entryUrl, `${outside}/finance/hub/`);
    assert.match(status?.links[0]?.url ?? '', /\/finance\/hub\/$/);
  });

  it('keeps its prefix when something else is updated', async () => {
    await publish('https://qlik.contoso.com/a/b/hub');
    assert.equal((await updateForm(engine.deps, 'finance'))?.qlikUrl, 'https://qlik.contoso.com/a/b');

    const done = await update({ applicationServerTimeout: 'Long' });

    assert.equal(done.plan?.changes.length, 2);
    assert.equal(await homePage(), `${outside}/a/b/hub/`);
  });

  it('gets another prefix, or none, by an update that touches nothing else', async () => {
    await publish('https://qlik.contoso.com/finance');

    const renamed = await update({ qlikUrl: 'https://qlik.contoso.com/sales/hub/my/work' });

    assert.deepEqual(renamed.plan?.changes.map(english), [`People enter at ${outside}/sales/hub/`]);
    assert.equal(await homePage(), `${outside}/sales/hub/`);
    await update({ qlikUrl: 'https://qlik.contoso.com' });
    assert.equal(await homePage(), `${outside}/hub/`);
  });

  it('keeps its prefix under another external address', async () => {
    await publish('https://qlik.contoso.com/finance');

    await update({ externalUrl: 'https://money-contoso.msappproxy.net' });

    assert.equal(await homePage(), 'https://money-contoso.msappproxy.net/finance/hub/');
  });

  for (const [qlikUrl, changed, right] of [
    ['https://qlik.contoso.com/finance', '/hub/', '/finance/hub/'],
    ['https://qlik.contoso.com', '/finance/hub/', '/hub/'],
    ['https://qlik.contoso.com/finance', '/finance/hub/my/work', '/finance/hub/'],
  ] as const)
    it(`repair sets a home page of ${changed} back to ${right}`, async () => {
      await publish(qlikUrl);
      const { applicationId, redirectUris } = await there(engine, 'finance');
      await updateApplication(byHand(engine), applicationId, { web: { homePageUrl: outside + changed } });

      const done = await engine.run('repair', { name: 'finance' });

      assert.equal(done.state, 'done', JSON.stringify(done.problem));
      assert.equal(await homePage(), outside + right);
      assert.deepEqual((await there(engine, 'finance')).redirectUris, redirectUris);
    });

  it('has its old prefix again once an update that failed half-way is undone', async () => {
    await publish('https://qlik.contoso.com/finance');
    const form = (await updateForm(engine.deps, 'finance')) ?? assert.fail('no form');
    isRefusing = true;
    const typed = { qlikUrl: 'https://qlik.contoso.com', applicationServerTimeout: 'Long' };
    const failed = await engine.run('update', { ...form, ...typed });
    assert.equal(failed.state, 'failed');
    assert.equal(await homePage(), `${outside}/hub/`);
    isRefusing = false;

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    assert.equal(await homePage(), `${outside}/finance/hub/`);
  });

  it('comes back with its prefix', async () => {
    await publish('https://qlik.contoso.com/finance');
    await engine.run('unpublish', { name: 'finance' });

    const done = await engine.run('restore', { name: 'finance' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.equal(await homePage(), `${outside}/finance/hub/`);
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
    await publish('https://qlik.contoso.com/finance');

    await assert.rejects(
      engine.ask('publish', { name: 'second', qlikUrl: 'https://qlik.contoso.com/sales/hub' }),
      ({ fields }: { fields: { field: string; message: string }[] }) => {
        assert.equal(fields[0]?.field, 'qlikUrl');
        assert.match(english(fields[0].message), /published once, for all its virtual proxies/);
        return true;
      },
    );
  });
});
