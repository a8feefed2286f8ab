import assert from 'node:assert/strict';
import { parseQlikUrl } from '../../../../src/service/kinds/fields/qlik-url.ts';

describe('parseQlikUrl', () => {
  const good: [typed: string, url: string, port: number][] = [
    ['https://qlik.contoso.com', 'https://qlik.contoso.com/', 443],
    ['http://qlik.contoso.com', 'http://qlik.contoso.com/', 80],
    ['  HTTPS://Qlik.Contoso.COM/Hub  ', 'https://qlik.contoso.com/', 443],
    ['https://qlik.contoso.com:443/', 'https://qlik.contoso.com/', 443],
    ['https://qlik:8443', 'https://qlik:8443/', 8443],
    ['https://bücher.contoso.com', 'https://xn--bcher-kva.contoso.com/', 443],
  ];
  for (const [typed, url, port] of good)
    it(`reads “${typed}” as ${url}`, () => {
      const parsed = parseQlikUrl(typed);

      assert.ok('url' in parsed);
      assert.deepEqual([parsed.url, parsed.port, parsed.isHttps], [url, port, url.startsWith('https:')]);
    });

  it('keeps the path apart, for a warning', () => {
    const parsed = parseQlikUrl('https://qlik.contoso.com/internal/hub');

    assert.ok('path' in parsed);
    assert.equal(parsed.path, '/internal/hub');
  });

  const bad = [
    '',
    'qlik.contoso.com',
    'qlik server',
    'https://',
    'ftp://qlik.contoso.com',
    'javascript:alert(1)',
    'https://10.1.2.3/',
    'https://0x0a010203/',
    'https://[::1]/',
    'https://qlik.contoso.com:0x50/',
    'https://qlik.contoso.com:65536/',
    'https://rita@qlik.contoso.com/',
    'https://:pw@qlik.contoso.com/',
    'https://qlik.contoso.com/#',
    'https://qlik.contoso.com/?a',
    'https://qlik..contoso.com/',
    'https://*.contoso.com/',
    'https://qlik_1.contoso.com/',
  ];
  for (const typed of bad)
    it(`refuses “${typed}”`, () => {
      const parsed = parseQlikUrl(typed);

      assert.ok('problem' in parsed && parsed.problem !== '');
    });
});
