import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { CallAnswer } from '../../src/trial/qlik/answer-call.ts';
import { startRepositoryService, type RepositoryService } from '../../src/trial/qlik/repository-service.ts';
import { siteOf } from '../../src/trial/qlik/site.ts';
import { findWrites } from '../../src/store/ledger.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { connected } from '../harness/qlik/connected.ts';

describe('the host allow list of Qlik Sense', () => {
  let engine: Engine;
  let service: RepositoryService;
  let answered: ((method: string | undefined, answer: CallAnswer) => CallAnswer | 'cut') | null = null;
  let instead: ((method: string | undefined) => CallAnswer | null) | null = null;
  before(async () => {
    engine = await startEngine({ waits: { pauseSeconds: 0.1 } });
    service = await startRepositoryService({
      site: siteOf('allow.corp.contoso.com'),
      before: async ({ method }) => instead?.(method) ?? null,
      after: async ({ method }, answer) => answered?.(method, answer) ?? answer,
    });
    engine.deps.qlik = await connected(engine.deps.db, service);
    const asked = { name: 'allow', qlikUrl: 'https://allow.corp.contoso.com', authPort: '4244' };
    const done = await engine.run('publish', asked);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
  beforeEach(() => {
    answered = null;
    instead = null;
    service.site.virtualProxies.splice(0, 2, ...siteOf().virtualProxies);
    list(['kept.contoso.com']);
  });
  after(async () => {
    await engine.close();
    await service.close();
  });

  const [hub, auth] = ['allow-contoso.msappproxy.net', 'allow-auth-contoso.msappproxy.net'];
  function list(hosts: string[]): void {
    Object.assign(service.site.virtualProxies[0] ?? {}, { websocketCrossOriginWhiteList: hosts });
  }
  const listed = () => service.site.virtualProxies[0]?.['websocketCrossOriginWhiteList'];
  const ask = () => engine.ask('allow', { name: 'allow' });

  it('gets the external hosts once somebody has approved them, and keeps what is there', async () => {
    const before = service.writes();
    const planned = await ask();
    assert.equal(planned.state, 'planned', JSON.stringify(planned.problem));
    assert.deepEqual(planned.plan?.changes.map(english), [
      `Add ${hub} to Qlik Sense’s host allow list`,
      `Add ${auth} to Qlik Sense’s host allow list`,
    ]);
    assert.match(planned.plan?.warnings.map(english).join('\n') ?? '', /everybody’s session there ends/u);
    assert.deepEqual(listed(), ['kept.contoso.com']);

    const done = await engine.approve(planned);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.deepEqual(listed(), ['kept.contoso.com', hub, auth]);
    assert.equal(service.writes(), before + 1);
    const { rows } = await findWrites(engine.deps.db, done.id, { isUndo: false, most: 10 });
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['done', 'done'],
    );
  });

  it('is not written, and nobody is asked, if they are there in any letters', async () => {
    list([hub.toUpperCase(), auth]);
    const before = service.writes();

    assert.equal((await ask()).state, 'done');

    assert.equal(service.writes(), before);
  });

  it('gets only what is missing when it is written', async () => {
    const planned = await ask();
    list(['kept.contoso.com', hub]);

    assert.equal((await engine.approve(planned)).state, 'done');

    assert.deepEqual(listed(), ['kept.contoso.com', hub, auth]);
  });

  it('is looked at again when the answer to the write is lost, and written once', async () => {
    const planned = await ask();
    const before = service.writes();
    answered = (method, answer) => {
      if (method !== 'PUT') return answer;
      answered = null;
      return 'cut';
    };

    const done = await engine.approve(planned);

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.deepEqual(listed(), ['kept.contoso.com', hub, auth]);
    assert.equal(service.writes(), before + 1);
  });

  it('is waited for while the proxy restarts', async () => {
    let left = 3;
    const planned = await ask();
    instead = (method) => (method === 'GET' && left-- > 0 ? { status: 503, body: 'Restarting' } : null);

    assert.equal((await engine.approve(planned)).state, 'done');

    assert.deepEqual(listed(), ['kept.contoso.com', hub, auth]);
  });

  it('keeps what another administrator adds at the same moment', async () => {
    const planned = await ask();
    answered = (method, answer) => {
      if (method !== 'GET' || !service.site.virtualProxies[0]) return answer;
      const read = structuredClone(answer);
      if (!JSON.stringify(read.body).includes('theirs')) {
        list(['kept.contoso.com', 'theirs.contoso.com']);
        Object.assign(service.site.virtualProxies[0], { modifiedDate: new Date().toISOString() });
      }
      return read;
    };

    assert.equal((await engine.approve(planned)).state, 'done');

    assert.deepEqual(listed(), ['kept.contoso.com', 'theirs.contoso.com', hub, auth]);
  });

  it('loses by an undo what the request has added, and nothing else', async () => {
    const planned = await ask();
    list(['kept.contoso.com', hub]);
    let isWritten = false;
    answered = (method, answer) => {
      isWritten ||= method === 'PUT';
      return isWritten && method === 'GET' ? { status: 403, body: 'Forbidden' } : answer;
    };
    const failed = await engine.approve(planned);
    assert.equal(failed.state, 'failed');
    assert.equal(english(failed.problem?.title ?? ''), 'Qlik Sense does not let the bot in');
    assert.deepEqual(listed(), ['kept.contoso.com', hub, auth]);
    answered = null;

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    assert.deepEqual(listed(), ['kept.contoso.com', hub]);
  });

  it('is not touched if the virtual proxy was deleted since the approval was asked for', async () => {
    const planned = await ask();
    service.site.virtualProxies.splice(0, 1);

    const failed = await engine.approve(planned);

    assert.equal(failed.state, 'failed');
    const said = failed.problem?.fields.map(({ message }) => english(message)).join() ?? '';
    assert.match(said, /deleted the virtual proxy/u);
  });

  it('is named with the hosts to a person where the bot does not reach it, or reaches another Qlik Sense', async () => {
    const { qlik } = engine.deps;
    engine.deps.qlik = null;
    const unreached = await ask();
    const other = await startRepositoryService({ site: siteOf('other.corp.contoso.com') });
    engine.deps.qlik = await connected(engine.deps.db, other);
    const elsewhere = await ask();
    await other.close();
    engine.deps.qlik = qlik;

    for (const [request, words] of [
      [unreached, /does not reach this Qlik Sense/u],
      [elsewhere, /no proxy of Qlik Sense with the name allow\.corp\.contoso\.com/u],
    ] as const) {
      assert.equal(request.state, 'failed');
      const said = request.problem?.fields.map(({ message }) => english(message)).join() ?? '';
      assert.match(said, words);
      assert.ok(said.includes(hub) && said.includes(auth), said);
    }
  });

  it('waits in vain no longer than for the tenant, and then says why', async () => {
    instead = () => ({ status: 500, body: '<h1>secret stack</h1>' });
    engine.deps.waits = { ...engine.deps.waits, deadlineMinutes: 0.005 };

    const failed = await ask();

    assert.equal(failed.state, 'failed');
    assert.equal(english(failed.problem?.title ?? ''), 'Qlik Sense reports an error of its own');
    assert.doesNotMatch(JSON.stringify(failed.problem), /secret/u);
  });
});
