import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { createLog } from '../../../src/log.ts';
import { readProxyServices, type ProxyService } from '../../../src/qlik/proxy-services.ts';
import { readVirtualProxies } from '../../../src/qlik/virtual-proxies.ts';
import type { Site } from '../../../src/service/model/qlik-site.ts';
import { emptyForm, type RequestForm } from '../../../src/service/model/request/form.ts';
import { suggestServer } from '../../../src/service/qlik/suggest.ts';
import { startRepositoryService } from '../../../src/trial/qlik/repository-service.ts';
import { repositoryOf } from '../../harness/qlik/connected.ts';

describe('the publish form', () => {
  const log = createLog('silent');
  let site: Site;
  before(async () => {
    const service = await startRepositoryService();
    const repository = await repositoryOf(service);
    const [proxies, virtualProxies] = [readProxyServices(repository), readVirtualProxies(repository)];
    site = { readAt: new Date(), proxies: await proxies, virtualProxies: await virtualProxies };
    await service.close();
  });

  async function suggested(typed: Partial<RequestForm>, proxies: ProxyService[] = site.proxies) {
    const read = { ...site, proxies };
    const qlik = {
      read: async () => read,
      last: async () => null,
      changed: async () => {},
      repository: never,
    };
    const { form, hint } = await suggestServer({ qlik, log }, { ...emptyForm, ...typed });
    return { qlikUrl: form.qlikUrl, authPort: form.authPort, hint: english(hint) };
  }
  const never = {
    url: '',
    certificateEndsAt: new Date(),
    get: () => assert.fail(),
    put: () => assert.fail(),
  };
  const proxy = (changes: Partial<ProxyService>) => site.proxies.map((one) => ({ ...one, ...changes }));
  const usual = 'Qlik Sense says: port 443, and 4244 for signing in. Its virtual proxies are / and /finance.';

  it('has the address and the port of the only proxy filled in', async () => {
    assert.deepEqual(await suggested({}), {
      qlikUrl: 'https://qlik.contoso.com',
      authPort: '4244',
      hint: usual,
    });
    const other = await suggested({}, proxy({ listenPort: 8443, authenticationListenPort: 8443 }));
    assert.equal(other.qlikUrl, 'https://qlik.contoso.com:8443');
    assert.match(other.hint, /One application is enough/u);
  });

  it('has the prefix filled in where there is one virtual proxy', async () => {
    const [, finance] = site.virtualProxies;

    const found = await suggested({}, proxy({ virtualProxyIds: [finance?.id ?? ''] }));

    assert.equal(found.qlikUrl, 'https://qlik.contoso.com/finance');
    assert.equal(found.hint, 'Qlik Sense says: port 443, and 4244 for signing in.');
  });

  it('keeps what is typed, and says what Qlik Sense says', async () => {
    const typed = { qlikUrl: 'qlik.contoso.com/finance/hub', authPort: '4250' };

    assert.deepEqual(await suggested(typed), { ...typed, hint: usual });
  });

  it('has the port of the scheme that is typed', async () => {
    const http = { qlikUrl: 'http://qlik.contoso.com' };

    assert.equal((await suggested(http)).authPort, '');
    assert.equal((await suggested(http, proxy({ allowHttp: true }))).authPort, '4248');
  });

  it('names the virtual proxies if the prefix is none of them', async () => {
    const { hint } = await suggested({ qlikUrl: 'https://qlik.contoso.com/sales/hub' });

    assert.equal(hint, usual);
  });

  it('is left alone about another Qlik Sense, and names the proxies if there are several', async () => {
    const typed = { qlikUrl: 'https://other.contoso.com', authPort: '' };
    assert.deepEqual(await suggested(typed), { ...typed, hint: '' });

    const two = [...site.proxies, ...proxy({ hostName: 'two.contoso.com' })];

    assert.deepEqual(await suggested({}, two), {
      qlikUrl: '',
      authPort: '',
      hint: 'Qlik Sense has proxies at https://qlik.contoso.com and https://two.contoso.com.',
    });
  });

  it('is shown without, where Qlik Sense gives no answer', async () => {
    const qlik = {
      read: () => Promise.reject(new Error('away')),
      last: async () => null,
      changed: async () => {},
      repository: never,
    };

    assert.deepEqual(await suggestServer({ qlik, log }, emptyForm), { form: emptyForm, hint: '' });
    assert.deepEqual(await suggestServer({ qlik: null, log }, emptyForm), { form: emptyForm, hint: '' });
  });
});
