import { english } from '../../src/language/say.ts';
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probeExternalUrl, type ProbeOptions } from '../../src/edge/probe.ts';
import type { Graph } from '../../src/graph/client.ts';
import { assignConnectorGroup } from '../../src/graph/connector-groups.ts';
import { edgeUrl } from '../../src/trial/sandbox/edge-url.ts';
import {
  branchOfficeConnectorGroupId,
  defaultConnectorGroupId,
} from '../../src/trial/sandbox/tenant/seed.ts';
import { publishOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

const allowedSuffixes = ['msappproxy.net'];
const someUrl = 'https://sales-contoso.msappproxy.net/';

describe('probeExternalUrl', () => {
  let graph: Graph;
  let options: ProbeOptions;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const started = await startSandboxGraph();
    ({ graph, close } = started);
    const { url } = started.sandbox;
    options = { allowedSuffixes, servedAt: (externalUrl) => edgeUrl(url, externalUrl) };
  });
  afterEach(() => close());

  it('sees the redirect to sign-in, the application and its connector group', async () => {
    const { application, externalUrl } = await publishOne(graph, 'sales');
    const appId = application.appId ?? '';

    const facts = await probeExternalUrl(options, externalUrl, { appId });

    assert.deepEqual(facts, {
      reachable: true,
      status: 302,
      redirectsToSignIn: true,
      proxyAppId: appId,
      proxyGroupId: defaultConnectorGroupId,
      problem: '',
    });
  });

  it('sees the application itself where nobody has to sign in', async () => {
    const { application, externalUrl } = await publishOne(graph, 'sales', 'passthru');

    const facts = await probeExternalUrl(options, externalUrl, { appId: application.appId ?? '' });

    assert.deepEqual([facts.status, facts.redirectsToSignIn, facts.problem], [200, false, '']);
  });

  it('says when no connector works', async () => {
    const { id, application, externalUrl } = await publishOne(graph, 'sales', 'passthru');
    await assignConnectorGroup(graph, id, branchOfficeConnectorGroupId);

    const facts = await probeExternalUrl(options, externalUrl, { appId: application.appId ?? '' });

    assert.equal(facts.status, 504);
    assert.match(english(facts.problem), /no working connector/);
  });

  it('says when another application answers', async () => {
    const { externalUrl } = await publishOne(graph, 'sales');

    const facts = await probeExternalUrl(options, externalUrl, { appId: crypto.randomUUID() });

    assert.match(english(facts.problem), /Another application answers/);
  });

  it('says when nothing is published there', async () => {
    const facts = await probeExternalUrl(options, someUrl, { appId: 'a' });

    assert.equal(facts.status, 404);
    assert.match(english(facts.problem), /does not look like Application Proxy/);
  });
});

describe('probeExternalUrl refuses', () => {
  const real: ProbeOptions = { allowedSuffixes, servedAt: null };

  for (const url of [
    'http://sales-contoso.msappproxy.net/',
    'https://sales-contoso.msappproxy.net:8443/',
    'sales',
    '',
  ]) {
    it(`what is not https on its own port: '${url}'`, async () => {
      const { problem } = await probeExternalUrl(real, url, { appId: 'a' });
      assert.match(english(problem), /not an https URL/);
    });
  }

  for (const host of ['evil.example', 'evilmsappproxy.net', 'msappproxy.net.evil.example', '8.8.8.8']) {
    it(`a host outside the allowed domains: ${host}`, async () => {
      const { problem } = await probeExternalUrl(real, `https://${host}/`, { appId: 'a' });

      assert.match(english(problem), /does not lie in a domain of this tenant/);
    });
  }

  const literals = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '168.63.129.16',
    '8.8.8.8',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2603:1030:7::1]',
  ];
  for (const host of literals)
    it(`a literal address, whatever the domains: ${host}`, async () => {
      const { hostname } = new URL(`https://${host}/`);
      const suffixes = [
        hostname,
        hostname.replace(/^\[|\]$/g, ''),
        hostname.slice(hostname.indexOf('.') + 1),
      ];
      const options = { ...real, allowedSuffixes: suffixes };

      const { problem } = await probeExternalUrl(options, `https://${host}/`, { appId: 'a' });

      assert.match(english(problem), /does not lie in a domain of this tenant/);
    });

  it('everything when the only domain is an empty one', async () => {
    const options = { ...real, allowedSuffixes: [''] };

    const { problem } = await probeExternalUrl(options, 'https://evil.example./', { appId: 'a' });

    assert.match(english(problem), /does not lie in a domain of this tenant/);
  });

  it('a name that leads into the network', async () => {
    const options = { ...real, allowedSuffixes: ['localhost'] };

    const { problem } = await probeExternalUrl(options, 'https://localhost/', { appId: 'a' });

    assert.match(english(problem), /private address/);
  });

  it('a sandbox that is not on this machine', async () => {
    const options = { allowedSuffixes, servedAt: () => 'http://192.0.2.1/' };

    const { problem } = await probeExternalUrl(options, someUrl, { appId: 'a' });
    assert.match(english(problem), /not served on this machine/);
  });
});

describe('probeExternalUrl without an answer', () => {
  let server: Server;
  let options: ProbeOptions;
  beforeEach(async () => {
    server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    options = { allowedSuffixes, servedAt: () => `http://127.0.0.1:${port}/`, timeLimitMs: 100 };
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  it('ends at its time limit', async () => {
    const facts = await probeExternalUrl(options, someUrl, { appId: 'a' });

    assert.equal(facts.reachable, false);
    assert.match(english(facts.problem), /No answer from sales-contoso\.msappproxy\.net in 0\.1 seconds/);
  });

  it('says what the network said', async () => {
    await new Promise((resolve) => server.close(resolve));

    const facts = await probeExternalUrl(options, someUrl, { appId: 'a' });

    assert.match(english(facts.problem), /ECONNREFUSED/);
  });

  it('follows no redirect and reads no page, however long', async () => {
    let answers = 0;
    server.removeAllListeners('request').on('request', (_request, response) => {
      answers += 1;
      response.writeHead(302, { location: '/', 'x-ms-proxy-app-id': 'a' });
      response.write('x'.repeat(5_000_000));
    });

    const facts = await probeExternalUrl({ ...options, timeLimitMs: 5000 }, someUrl, { appId: 'A' });

    assert.deepEqual([facts.status, facts.redirectsToSignIn, facts.problem], [302, false, '']);
    assert.equal(answers, 1);
  });
});
