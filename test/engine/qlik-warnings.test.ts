import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { startRepositoryService, type RepositoryService } from '../../src/trial/qlik/repository-service.ts';
import { siteOf } from '../../src/trial/qlik/site.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { connected } from '../harness/qlik/connected.ts';

describe('plans beside the Qlik Sense they are about', () => {
  let engine: Engine;
  let service: RepositoryService;
  before(async () => {
    engine = await startEngine();
    service = await startRepositoryService({ site: siteOf('warned.corp.contoso.com') });
    engine.deps.qlik = await connected(engine.deps.db, service);
  });
  after(async () => {
    await engine.close();
    await service.close();
  });

  const qlikUrl = 'https://warned.corp.contoso.com';
  const warnings = ({ plan }: RequestView) => plan?.warnings.map(english).join('\n') ?? '';

  it('warn of a port and of a prefix that Qlik Sense does not have, and of nothing that fits', async () => {
    const wrong = await engine.ask('publish', {
      name: 'wrong',
      qlikUrl: `${qlikUrl}/sales`,
      authPort: '4250',
    });
    assert.match(warnings(wrong), /signs people in on port 4244, not 4250/u);
    assert.match(warnings(wrong), /has no virtual proxy \/sales; it has \/ and \/finance/u);
    await engine.reject(wrong);

    const right = await engine.ask('publish', {
      name: 'right',
      qlikUrl: `${qlikUrl}/finance`,
      authPort: '4244',
    });
    assert.doesNotMatch(warnings(right), /not 4|virtual proxy|allow list/u);
    await engine.reject(right);
  });

  it('name the hosts that stay on the host allow list when they are given up', async () => {
    const done = await engine.run('publish', { name: 'stays', qlikUrl, authPort: '4244' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    Object.assign(service.site.virtualProxies[0] ?? {}, {
      websocketCrossOriginWhiteList: ['stays-contoso.msappproxy.net'],
    });
    await engine.deps.qlik?.changed();

    const request = await engine.ask('unpublish', { name: 'stays' });

    assert.match(warnings(request), /host allow list stays stays-contoso\.msappproxy\.net: a Qlik/u);
    await engine.reject(request);
  });

  it('say nothing of it while it does not answer', async () => {
    const port = Number(new URL(service.url).port);
    await service.close();
    await engine.deps.qlik?.changed();

    const request = await engine.ask('publish', {
      name: 'away',
      qlikUrl: `${qlikUrl}:8443/sales`,
      authPort: '4250',
    });

    assert.equal(request.state, 'planned');
    assert.doesNotMatch(warnings(request), /4250|no virtual proxy/u);
    service = await startRepositoryService({ port });
  });
});
