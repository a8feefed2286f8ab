import assert from 'node:assert/strict';
import { createAuthority, selfSigned, type KeyPair } from '../fakes/edge/authority.ts';
import { attackedHost, startAttacked, type Attacked } from '../harness/edge/attacked.ts';

const day = 24 * 3600 * 1000;

describe('a certificate that browsers do not trust', () => {
  let attacked: Attacked;
  before(async () => (attacked = await startAttacked()));
  after(() => attacked.close());

  const inDays = (days: number) => new Date(Date.now() + days * day);
  const bad: [string, (name: Attacked) => Promise<KeyPair>, RegExp][] = [
    [
      'expired',
      ({ authority }) => authority.issue(attackedHost, { from: inDays(-9), until: inDays(-1) }),
      /^CERT_HAS_EXPIRED$/,
    ],
    [
      'is not valid yet',
      ({ authority }) => authority.issue(attackedHost, { from: inDays(1), until: inDays(9) }),
      /^CERT_NOT_YET_VALID$/,
    ],
    [
      'has another name',
      ({ authority }) => authority.issue('other.example'),
      /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    ],
    [
      'has too wide a wildcard',
      ({ authority }) => authority.issue('*.net'),
      /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    ],
    [
      'comes from nobody known',
      async () => (await createAuthority()).issue(attackedHost),
      /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$|ISSUER/,
    ],
    [
      'comes without its chain',
      async ({ authority }) => (await authority.delegate()).issue(attackedHost),
      /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$|ISSUER/,
    ],
    ['signs itself', () => selfSigned(attackedHost), /SELF_SIGNED/],
  ];
  for (const [what, make, problem] of bad)
    it(`because it ${what} is told, and nothing is asked`, async () => {
      const seen = await attacked.visit((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), {
        certificate: await make(attacked),
      });

      assert.match(seen.certificate?.problem ?? '', problem);
      assert.match(seen.certificate?.endsAt ?? '', /^\d{4}-/);
      assert.deepEqual([seen.answer, seen.edge.requests], [null, []]);
    });

  it('is trusted with its chain', async () => {
    const between = await attacked.authority.delegate();
    const { cert, key } = await between.issue(attackedHost);

    const seen = await attacked.visit((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), {
      certificate: { cert: `${cert}\n${between.cert}`, key },
    });

    assert.deepEqual([seen.certificate?.problem, seen.answer?.status], ['', 200]);
  });
});
