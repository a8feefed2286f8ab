import assert from 'node:assert/strict';
import { followName, type NameFacts } from '../../src/edge/name.ts';
import { internet } from '../../src/edge/network.ts';
import { startNameServer, type NameServer, type Zone } from '../fakes/edge/name-server.ts';

describe('a name', () => {
  let server: NameServer;
  before(async () => (server = await startNameServer()));
  after(() => server.close());

  async function follow(host: string, zone: Zone, timeLimitMs = 5000): Promise<NameFacts> {
    Object.assign(server, { zone });
    server.asked.length = 0;
    const network = { ...internet, nameServers: [server.address] };
    return followName(network, host, AbortSignal.timeout(timeLimitMs));
  }

  it('is followed through its CNAME records to every address', async () => {
    const found = await follow('Qlik.contoso.com', {
      'qlik.contoso.com': { cname: 'Qlik-Contoso.msappproxy.net' },
      'qlik-contoso.msappproxy.net': { cname: 'edge.example' },
      'edge.example': { a: ['20.1.2.3', '20.1.2.4'], aaaa: ['2603:1030::7'] },
    });

    assert.deepEqual(found, {
      chain: ['qlik-contoso.msappproxy.net', 'edge.example'],
      addresses: ['20.1.2.3', '20.1.2.4', '2603:1030::7'],
      problem: '',
      code: '',
    });
  });

  const unresolved: [string, Zone, NameFacts['problem'], string[]][] = [
    ['does not exist', {}, 'missing', []],
    ['has no address', { 'a.example': {} }, 'missing', []],
    ['leads to nothing', { 'a.example': { cname: 'b.example' } }, 'missing', ['b.example']],
    ['leads to itself', { 'a.example': { cname: 'a.example' } }, 'loop', []],
    [
      'leads in a circle',
      { 'a.example': { cname: 'b.example' }, 'b.example': { cname: 'A.example' } },
      'loop',
      ['b.example'],
    ],
    ['is not known to a server that fails', { 'a.example': 'fails' }, 'silent', []],
  ];
  for (const [what, zone, problem, chain] of unresolved)
    it(`that ${what} has no addresses`, async () => {
      const found = await follow('a.example', zone);

      assert.deepEqual([found.problem, found.chain, found.addresses], [problem, chain, []]);
    });

  it('is given up when its records never end', async () => {
    const names = [...Array(100).keys()].map((number) => `n${number}.example`);
    const zone = Object.fromEntries(names.map((name, at) => [name, { cname: names[at + 1] ?? 'a.example' }]));

    const found = await follow('n0.example', zone);

    assert.equal(found.problem, 'long');
    assert.ok(server.asked.length < 20, String(server.asked.length));
  });

  it('is given up in time when the name server says nothing', async () => {
    const started = performance.now();

    const found = await follow('a.example', { 'a.example': 'silent' }, 200);

    assert.deepEqual([found.problem, found.code], ['silent', 'ECANCELLED']);
    assert.ok(performance.now() - started < 1500);
  });

  it('is not looked for where there is no name server', async () => {
    const network = { ...internet, nameServers: ['127.0.0.1:1'] };

    const found = await followName(network, 'a.example', AbortSignal.timeout(5000));

    assert.deepEqual([found.problem, found.code], ['silent', 'ECONNREFUSED']);
  });
});
