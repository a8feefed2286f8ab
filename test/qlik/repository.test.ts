import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { changeHostList } from '../../src/qlik/change-host-list.ts';
import { readProxyServices } from '../../src/qlik/proxy-services.ts';
import { QlikError } from '../../src/qlik/qlik-error.ts';
import { connectRepository, type RepositoryOptions } from '../../src/qlik/repository.ts';
import { readVirtualProxies } from '../../src/qlik/virtual-proxies.ts';
import { createAuthority, type Authority } from '../../src/trial/qlik/authority.ts';
import type { CallAnswer } from '../../src/trial/qlik/answer-call.ts';
import { startRepositoryService, type RepositoryService } from '../../src/trial/qlik/repository-service.ts';

describe('the Qlik Repository Service', () => {
  let authority: Authority;
  let service: RepositoryService;
  let instead: ((request: IncomingMessage) => Promise<CallAnswer | null>) | null = null;
  let answered: ((answer: CallAnswer) => CallAnswer | 'cut') | null = null;
  before(async () => {
    authority = await createAuthority('QlikSenseRoot');
    service = await startRepositoryService({
      authority,
      before: async (request) => instead?.(request) ?? null,
      after: async (_request, answer) => answered?.(answer) ?? answer,
    });
  });
  after(() => service.close());
  afterEach(() => {
    instead = null;
    answered = null;
  });

  const connect = async (options: Partial<RepositoryOptions> = {}) =>
    connectRepository({
      url: service.url,
      user: 'INTERNAL\\sa_repository',
      certificates: await authority.client(),
      ...options,
    });
  const trouble = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error: unknown) => (error instanceof QlikError ? error.trouble : assert.fail(String(error))),
    );
  const about = async (options: Partial<RepositoryOptions> = {}) =>
    trouble((await connect(options)).get('about'));
  const hosts = () => service.site.virtualProxies[0]?.['websocketCrossOriginWhiteList'];
  const usualId = () => service.site.virtualProxies[0]?.id ?? '';

  it('tells its proxies and virtual proxies to who has a certificate of its authority', async () => {
    const repository = await connect();

    const [proxies, virtualProxies] = await Promise.all([
      readProxyServices(repository),
      readVirtualProxies(repository),
    ]);

    assert.deepEqual(
      proxies.map((one) => [one.hostName, one.listenPort, one.authenticationListenPort]),
      [['qlik.contoso.com', 443, 4244]],
    );
    assert.deepEqual(
      virtualProxies.map(({ prefix }) => prefix),
      ['', 'finance'],
    );
  });

  it('is not believed with a certificate of another authority, for another host, or past its end', async () => {
    const others = await createAuthority('QlikSenseRoot');
    const pairs = [
      await others.server('127.0.0.1'),
      await authority.server('qlik.contoso.com'),
      await authority.server('127.0.0.1', new Date('2026-02-01')),
    ];
    for (const certificate of pairs) {
      const other = await startRepositoryService({ authority, certificate });

      assert.equal(await about({ url: other.url }), 'stranger');
      assert.equal(other.writes(), 0);
      await other.close();
    }
  });

  it('lets nobody in with a certificate of another authority', async () => {
    const others = await createAuthority('QlikSenseRoot');
    const { cert, key, validTo } = await others.client();

    const found = await about({ certificates: { cert, key, validTo, ca: authority.ca } });

    assert.ok(['refused', 'no-answer'].includes(found), found);
  });

  it('is not asked with a certificate that has ended', async () => {
    assert.equal(
      await about({ certificates: await authority.client(new Date('2026-02-01')) }),
      'own-certificate',
    );
  });

  for (const [status, expected] of [
    [302, 'unreadable'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'gone'],
    [409, 'conflict'],
    [500, 'failed'],
    [503, 'failed'],
  ] as const)
    it(`answers ${status}: ${expected}`, async () => {
      instead = async () => ({ status, body: 'No', headers: { location: 'https://127.0.0.1:1/elsewhere' } });

      assert.equal(await about(), expected);
    });

  it('is not waited for longer than the limit, also when it answers drop by drop', async () => {
    instead = () => new Promise(() => {});
    assert.equal(await about({ timeLimitMs: 50 }), 'no-answer');

    const { cert, key } = await authority.server('127.0.0.1');
    let drops: NodeJS.Timeout | undefined;
    const dripping = createServer({ cert, key }, (_request, response) => {
      drops = setInterval(() => response.write(' '), 5);
    });
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve));
    const { port } = dripping.address() as AddressInfo;
    assert.equal(await about({ url: `https://127.0.0.1:${port}`, timeLimitMs: 100 }), 'no-answer');
    clearInterval(drops);
    dripping.closeAllConnections();
    dripping.close();
  });

  it('is not listened to without an end', async () => {
    instead = async () => ({ status: 200, body: 'x'.repeat(5000) });

    assert.equal(await about({ mostBytes: 4000 }), 'unreadable');
  });

  it('is not understood if it is something else', async () => {
    for (const body of ['<html>', '{}', '[{"id":1}]']) {
      instead = async () => ({ status: 200, body });

      assert.equal(await trouble(readVirtualProxies(await connect())), 'unreadable', body);
    }
  });

  it('cannot be reached where nothing listens, or under a name that is none', async () => {
    assert.equal(await about({ url: 'https://127.0.0.1:9' }), 'no-answer');
    assert.equal(await about({ url: 'https://qlik.invalid' }), 'no-name');
  });

  it('takes hosts once, beside those that are there, and gives them back', async () => {
    const repository = await connect();
    const id = usualId();
    Object.assign(service.site.virtualProxies[0] ?? {}, {
      websocketCrossOriginWhiteList: ['kept.contoso.com'],
    });
    const before = service.writes();
    const change = { virtualProxyId: id, add: ['a.contoso.com', 'B.contoso.com'], remove: [] };

    await changeHostList(repository, change);
    await changeHostList(repository, change);
    await changeHostList(repository, { ...change, add: ['b.contoso.com'] });

    assert.deepEqual(hosts(), ['kept.contoso.com', 'a.contoso.com', 'B.contoso.com']);
    assert.equal(service.writes(), before + 1);
    await changeHostList(repository, {
      virtualProxyId: id,
      add: [],
      remove: ['a.contoso.com', 'b.contoso.com'],
    });
    assert.deepEqual(hosts(), ['kept.contoso.com']);
  });

  it('keeps what somebody else writes at the same moment', async () => {
    const repository = await connect();
    let isFirst = true;
    answered = (answer) => {
      if (!isFirst) return answer;
      isFirst = false;
      const read = structuredClone(answer);
      Object.assign(service.site.virtualProxies[0] ?? {}, {
        websocketCrossOriginWhiteList: ['theirs.contoso.com'],
        modifiedDate: new Date().toISOString(),
      });
      return read;
    };

    await changeHostList(repository, { virtualProxyId: usualId(), add: ['ours.contoso.com'], remove: [] });

    assert.deepEqual(hosts(), ['theirs.contoso.com', 'ours.contoso.com']);
  });

  it('does not know a virtual proxy that was deleted', async () => {
    const change = { virtualProxyId: 'gone', add: ['a.contoso.com'], remove: [] };

    assert.equal(await trouble(changeHostList(await connect(), change)), 'gone');
  });
});
