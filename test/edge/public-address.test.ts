import assert from 'node:assert/strict';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import sinon from 'sinon';
import { probeExternalUrl } from '../../src/edge/probe.ts';
import { isPublicAddress, lookupPublic } from '../../src/edge/public-address.ts';

describe('isPublicAddress', () => {
  const inside = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '0.255.255.255',
    '10.255.255.255',
    '100.127.255.255',
    '127.255.255.255',
    '169.254.0.0',
    '172.16.0.0',
    '192.0.0.0',
    '192.0.0.255',
    '192.0.2.0',
    '192.0.2.255',
    '192.88.99.0',
    '192.88.99.255',
    '192.168.255.255',
    '198.18.0.0',
    '198.19.255.255',
    '198.51.100.0',
    '198.51.100.255',
    '203.0.113.0',
    '203.0.113.255',
    '239.255.255.255',
    '240.0.0.0',
    '168.63.129.16',
    '::10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::808:808',
    '64:ff9b:1::1',
    '100::1',
    '100:0:0:1::1',
    '2001::1',
    '2001:0:4136:e378::1',
    '2001:1ff:ffff::1',
    '2001:db8::1',
    '2001:db8:ffff::1',
    '2002::1',
    '2002:808:808::1',
    '3fff::1',
    '3fff:fff::1',
    '5f00::1',
    'fc00::1',
    'fdff::1',
    'febf::1',
    'fec0::1',
    'ff00::1',
    'ffff::1',
    'fe80::1%lo',
    '',
    '[::1]',
    '[2603:1030:7::1]',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    'localhost',
  ];
  for (const address of inside) {
    it(`is false for ${address}`, () => assert.equal(isPublicAddress(address), false));
  }

  for (const address of [
    '8.8.8.8',
    '20.190.128.1',
    '172.32.0.1',
    '168.63.129.15',
    '168.63.129.17',
    '192.0.1.0',
    '192.88.100.0',
    '198.20.0.0',
    '223.255.255.255',
    '2603:1030:7::1',
    '2001:200::1',
    '2001:db9::1',
    '2003::1',
    '2a00::1',
  ]) {
    it(`is true for ${address}`, () => assert.equal(isPublicAddress(address), true));
  }
});

describe('lookupPublic', () => {
  type Found = { error: Error | null; address: unknown; family: number | undefined };
  const look = (host: string, all: boolean) =>
    new Promise<Found>((resolve) => {
      lookupPublic(host, { all }, (error, address, family) => resolve({ error, address, family }));
    });

  it('gives the addresses in the form that was asked for', async () => {
    const one = { address: '8.8.8.8', family: 4 };

    assert.deepEqual(await look('8.8.8.8', false), { error: null, ...one });
    assert.deepEqual((await look('8.8.8.8', true)).address, [one]);
  });

  it('refuses a name inside the network', async () => {
    assert.equal((await look('localhost', false)).error?.name, 'PrivateAddressError');
    assert.equal((await look('localhost', true)).error?.name, 'PrivateAddressError');
  });
});

describe('a visit', () => {
  const url = 'https://sales-contoso.msappproxy.net/';
  const options = { allowedSuffixes: ['msappproxy.net'], servedAt: null };
  let answers: dns.LookupAddress[][];
  let calls: number;
  beforeEach(() => {
    calls = 0;
    sinon.replace(dns, 'lookup', ((_host: string, _options: object, done: Function) => {
      done(null, answers[Math.min(calls++, answers.length - 1)]);
    }) as unknown as typeof dns.lookup);
    syncBuiltinESMExports();
  });
  afterEach(() => {
    sinon.restore();
    syncBuiltinESMExports();
  });

  it('is not made when one of several addresses is private', async () => {
    answers = [
      [
        { address: '8.8.8.8', family: 4 },
        { address: '168.63.129.16', family: 4 },
      ],
    ];

    const { reachable, problem } = await probeExternalUrl(options, url, { appId: 'a' });

    assert.equal(reachable, false);
    assert.match(JSON.stringify(problem), /private address/);
  });

  it('resolves its name once: what was checked is what is connected to', async () => {
    answers = [[{ address: '::1', family: 6 }], [{ address: '8.8.8.8', family: 4 }]];

    await probeExternalUrl(options, url, { appId: 'a' });

    assert.equal(calls, 1);
  });
});
