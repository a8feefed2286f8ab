import assert from 'node:assert/strict';
import { visitExternalUrl, type VisitOptions } from '../../src/edge/visit.ts';
import type { Graph } from '../../src/graph/client.ts';
import { assignConnectorGroup } from '../../src/graph/connector-groups.ts';
import { english } from '../../src/language/say.ts';
import { edgeUrl } from '../../src/trial/sandbox/edge-url.ts';
import {
  branchOfficeConnectorGroupId,
  defaultConnectorGroupId,
} from '../../src/trial/sandbox/tenant/seed.ts';
import { publishOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

const allowedSuffixes = ['msappproxy.net'];
const someUrl = 'https://sales-contoso.msappproxy.net/';

describe('a visit on this machine', () => {
  let graph: Graph;
  let options: VisitOptions;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const started = await startSandboxGraph();
    ({ graph, close } = started);
    const { url } = started.sandbox;
    options = { allowedSuffixes, servedAt: (externalUrl) => edgeUrl(url, externalUrl) };
  });
  afterEach(() => close());

  it('sees the way to sign in, the application and its connector group', async () => {
    const { application, externalUrl } = await publishOne(graph, 'sales');

    const visit = await visitExternalUrl(options, externalUrl);

    const { origin } = new URL(externalUrl);
    assert.deepEqual(visit.signIn, { clientId: application.appId, returnsTo: origin });
    assert.deepEqual([visit.name, visit.certificate, visit.failure, visit.refused], [null, null, '', '']);
    assert.equal(visit.answer?.headers['x-ms-proxy-app-id'], application.appId);
    assert.equal(visit.answer?.headers['x-ms-proxy-group-id'], defaultConnectorGroupId);
  });

  it('sees that nobody is asked to sign in, and whether a connector was reached', async () => {
    const { id, externalUrl } = await publishOne(graph, 'sales', 'passthru');
    const open = await visitExternalUrl(options, externalUrl);
    await assignConnectorGroup(graph, id, branchOfficeConnectorGroupId);
    const dead = await visitExternalUrl(options, externalUrl);

    assert.deepEqual([open.answer?.status, open.signIn], [200, null]);
    assert.ok(open.answer?.headers['x-ms-proxy-connector-id']);
    assert.deepEqual(
      [dead.answer?.status, dead.answer?.headers['x-ms-proxy-connector-id']],
      [504, undefined],
    );
  });

  it('sees that nothing is published', async () => {
    const { answer } = await visitExternalUrl(options, someUrl);

    assert.deepEqual([answer?.status, answer?.headers['x-ms-proxy-app-id']], [404, undefined]);
  });

  it('goes nowhere but to loopback', async () => {
    for (const elsewhere of ['http://192.0.2.1/', 'https://127.0.0.1/', 'http://localhost/', 'nowhere']) {
      const { refused } = await visitExternalUrl({ ...options, servedAt: () => elsewhere }, someUrl);
      assert.match(english(refused), /not served on this machine/);
    }
  });
});

describe('a visit is refused', () => {
  const real = { allowedSuffixes, servedAt: null, network: unreachable() };
  const refusal = async (url: string, suffixes: readonly string[] = allowedSuffixes) =>
    english((await visitExternalUrl({ ...real, allowedSuffixes: suffixes }, url)).refused);

  for (const url of ['http://sales-contoso.msappproxy.net/', `${someUrl.slice(0, -1)}:8443/`, 'sales', ''])
    it(`to what is not https on its own port: '${url}'`, async () => {
      assert.match(await refusal(url), /not an https URL/);
    });

  for (const host of ['evil.example', 'evilmsappproxy.net', 'msappproxy.net.evil.example', '8.8.8.8'])
    it(`to a host outside the allowed domains: ${host}`, async () => {
      assert.match(await refusal(`https://${host}/`), /does not lie in a domain of this tenant/);
    });

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
    '[64:ff9b::7f00:1]',
    '[2603:1030:7::1]',
  ];
  for (const host of literals)
    it(`to a literal address, whatever the domains: ${host}`, async () => {
      const { hostname } = new URL(`https://${host}/`);
      const suffixes = [
        hostname,
        hostname.replace(/^\[|\]$/g, ''),
        hostname.slice(hostname.indexOf('.') + 1),
      ];

      assert.match(await refusal(`https://${host}/`, suffixes), /does not lie in a domain of this tenant/);
    });

  it('to everything when the only domain is an empty one', async () => {
    assert.match(await refusal('https://evil.example./', ['']), /does not lie in a domain of this tenant/);
  });
});

/** Nothing may even be looked up. */
function unreachable() {
  return {
    nameServers: ['127.0.0.1:1'],
    port: 1,
    authorities: null,
    mayReach: () => assert.fail('It was looked up'),
  };
}
