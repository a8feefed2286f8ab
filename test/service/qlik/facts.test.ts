import assert from 'node:assert/strict';
import { createLog } from '../../../src/log.ts';
import { qlikFacts } from '../../../src/service/qlik/facts.ts';
import { watchSite } from '../../../src/service/qlik/watch-site.ts';
import {
  startRepositoryService,
  type RepositoryService,
} from '../../../src/trial/qlik/repository-service.ts';
import { siteOf } from '../../../src/trial/qlik/site.ts';
import { openStore, type Store } from '../../../src/store/database.ts';
import { freshDatabase } from '../../harness/database/database.ts';
import { repositoryOf } from '../../harness/qlik/connected.ts';
import { aDesired } from '../../builders/publication.ts';

describe('what Qlik Sense says about a publication', () => {
  const log = createLog('silent');
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  let service: RepositoryService;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    service = await startRepositoryService();
  });
  beforeEach(() => Object.assign(service.site, siteOf()));
  after(async () => {
    await service.close();
    await store.close();
    await database.drop();
  });

  async function facts(desired = aDesired()) {
    return qlikFacts({ qlik: watchSite(store.db, await repositoryOf(service), 0), log }, desired);
  }

  it('are its ports, the virtual proxy of the prefix, and the external hosts that are not allowed yet', async () => {
    Object.assign(service.site.virtualProxies[0] ?? {}, {
      websocketCrossOriginWhiteList: ['QLIK-contoso.msappproxy.net'],
    });

    const found = await facts();

    assert.deepEqual(found?.published, { hub: 443, authentication: 4244 });
    assert.deepEqual(found.proxy?.ports, { hub: 443, authentication: 4244 });
    assert.deepEqual(found.proxy.prefixes, ['', 'finance']);
    assert.equal(found.proxy.virtualProxy?.prefix, '');
    assert.deepEqual(found.proxy.missingHosts, ['qlik-auth-contoso.msappproxy.net']);
    assert.equal(found.proxy.isOneEnough, false);
  });

  it('are those of the virtual proxy with the prefix, if there is one', async () => {
    const found = await facts(aDesired({ prefix: 'finance' }));
    const strange = await facts(aDesired({ prefix: 'marketing' }));

    assert.equal(found?.proxy?.virtualProxy?.description, 'Finance');
    assert.equal(strange?.proxy?.virtualProxy, null);
    assert.deepEqual(strange.proxy.missingHosts, []);
  });

  it('say that one application is enough where both ports are the same', async () => {
    Object.assign(service.site.proxies[0]?.settings ?? {}, { authenticationListenPort: 443 });

    assert.equal((await facts())?.proxy?.isOneEnough, true);
  });

  it('have no ports where http is published and the proxy takes none', async () => {
    const http = aDesired({ qlikUrl: 'http://qlik.contoso.com/', authPort: 4248 });
    assert.equal((await facts(http))?.proxy?.ports, null);

    Object.assign(service.site.proxies[0]?.settings ?? {}, { allowHttp: true });

    assert.deepEqual((await facts(http))?.proxy?.ports, { hub: 80, authentication: 4248 });
  });

  it('are those of the proxy that knows the host by another name', async () => {
    const alias = aDesired({ qlikUrl: 'https://bi.contoso.com/' });
    assert.equal((await facts(alias))?.proxy, null);
    Object.assign(service.site.virtualProxies[0] ?? {}, {
      websocketCrossOriginWhiteList: ['BI.contoso.com'],
    });

    const found = await facts(alias);

    assert.equal(found?.proxy?.virtualProxy?.prefix, '');
    assert.deepEqual(found.proxy.missingHosts, found.externalHosts);
  });

  it('are not the publication’s where another Qlik Sense is published, and not known while it does not answer', async () => {
    const elsewhere = aDesired({ qlikUrl: 'https://other.contoso.com/' });
    assert.equal((await facts(elsewhere))?.proxy, null);
    assert.equal(await facts({ ...aDesired(), applications: [] }), null);
    assert.equal(await qlikFacts({ qlik: null, log }, aDesired()), null);

    await service.close();

    assert.equal(await facts(), null);
    service = await startRepositoryService();
  });
});
