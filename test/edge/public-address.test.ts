import assert from 'node:assert/strict';
import { isPublicAddress, lookupPublic } from '../../src/edge/public-address.ts';

describe('isPublicAddress', () => {
  const inside = [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255'],
    ...['192.168.1.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fd00::1', 'fe80::1', 'ff02::1'],
    ...['::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ];
  for (const address of inside) {
    it(`is false for ${address}`, () => assert.equal(isPublicAddress(address), false));
  }

  for (const address of ['8.8.8.8', '20.190.128.1', '172.32.0.1', '2603:1030:7::1']) {
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
