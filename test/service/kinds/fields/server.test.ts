import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { parseServer } from '../../../../src/service/kinds/fields/server.ts';
import { wholeOf } from '../../../../src/service/kinds/fields/parsed.ts';
import { internalUrl, isSingle } from '../../../../src/service/model/publication/desired.ts';
import type { ServerInput } from '../../../../src/service/model/request/input.ts';

const parse = (qlikUrl: string, authPort: string) =>
  wholeOf<ServerInput>(parseServer({ qlikUrl, authPort, release: '' }));

describe('the authentication port or address', () => {
  const https = 'https://qlik.site';
  const good: [qlikUrl: string, typed: string, authUrl: string][] = [
    [https, '', 'https://qlik.site:4244/'],
    ['http://qlik.site', '', 'http://qlik.site:4248/'],
    [https, '443', 'https://qlik.site/'],
    [https, ' :4244 ', 'https://qlik.site:4244/'],
    [https, 'node2.site:4244', 'https://node2.site:4244/'],
    [https, 'NODE2.site', 'https://node2.site:4244/'],
    ['http://qlik.site', 'node2.site', 'http://node2.site:4248/'],
    [https, 'node2:8443', 'https://node2:8443/'],
    [https, 'https://node2.site', 'https://node2.site/'],
    [https, 'https://node2.site:4244/windows_authentication/', 'https://node2.site:4244/'],
    [https, 'node2.site/windows_authentication', 'https://node2.site:4244/'],
    [https, 'http://qlik.site:4248', 'http://qlik.site:4248/'],
    [https, 'qlik.site:443', 'https://qlik.site/'],
    [https, 'https://QLIK.site', 'https://qlik.site/'],
    ['https://qlik.site:8443', 'qlik.site:8443', 'https://qlik.site:8443/'],
  ];
  for (const [qlikUrl, typed, authUrl] of good)
    it(`“${typed}” beside ${qlikUrl} is ${authUrl}`, () => {
      const parsed = parse(qlikUrl, typed);

      assert.ok('value' in parsed, JSON.stringify(parsed));
      assert.equal(internalUrl('auth', parsed.value), authUrl);
      assert.equal(isSingle(parsed.value), authUrl === new URL(qlikUrl).href);
    });

  it('keeps a host only if it is another one', () => {
    const parsed = parse(https, 'qlik.site:4244');

    assert.deepEqual(parsed, { value: { qlikUrl: 'https://qlik.site/', authPort: 4244 } });
  });

  const bad = [
    '0',
    '65536',
    '42.5',
    '-1',
    'abc',
    '4244x',
    '1e3',
    'node2.site:99999',
    '10.0.0.5',
    '10.0.0.5:4244',
  ];
  for (const typed of [...bad, 'ftp://node2.site', 'https://node2.site/#a', 'me@node2.site:4244', 'http://'])
    it(`refuses “${typed}”`, () => {
      const parsed = parse(https, typed);

      assert.ok('problems' in parsed, JSON.stringify(parsed));
      assert.deepEqual(
        parsed.problems.map(({ field }) => field),
        ['authPort'],
      );
    });

  it('comes with what is known of the release, which is nothing unless it was said', () => {
    const release = (typed: string) =>
      wholeOf<ServerInput>(parseServer({ qlikUrl: https, authPort: '443', release: typed }));
    const known = { qlikUrl: 'https://qlik.site/', authPort: 443 };

    assert.deepEqual(release('newer'), { value: { ...known, release: 'newer' } });
    assert.deepEqual(release('older'), { value: { ...known, release: 'older' } });
    for (const typed of ['', 'unknown']) assert.deepEqual(release(typed), { value: known });
    assert.ok('problems' in release('2024'));
  });

  it('is asked for with an example of its own when it is an IP address', () => {
    const parsed = parse(https, '10.1.2.3:4244');

    assert.ok('problems' in parsed);
    assert.match(english(parsed.problems[0]?.message ?? ''), /instead of an IP .*node2\.contoso\.com:4244/);
  });

  it('is checked beside a Qlik Sense URL that is wrong', () => {
    const parsed = parse('qlik', 'node2.site:0x5');

    assert.ok('problems' in parsed);
    assert.deepEqual(
      parsed.problems.map(({ field }) => field),
      ['qlikUrl', 'authPort'],
    );
  });
});
