import assert from 'node:assert/strict';
import { parseQlikUrl, pathWarnings } from '../../../../src/service/kinds/fields/qlik-url.ts';

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

  const paths: [path: string, prefix: string, isLeftOut: boolean][] = [
    ['', '', false],
    ['/hub', '', false],
    ['/Hub/', '', false],
    ['/hub/my/work', '', true],
    ['/sense/app/1234', '', true],
    ['/qmc', '', true],
    ['/finance', 'finance', false],
    ['/Finance/', 'finance', false],
    ['/finance/hub', 'finance', false],
    ['/finance/hub/', 'finance', false],
    ['/finance/sense/app/1234/sheet/5678', 'finance', true],
    ['/a/b/hub', 'a/b', false],
    ['/a/b', 'a/b', false],
    ['//finance//hub', 'finance', true],
    ['/x-1._~/hub', 'x-1._~', false],
  ];
  for (const [path, prefix, isLeftOut] of paths)
    it(`reads the prefix “${prefix}” in “${path}”${isLeftOut ? ', and says that the rest is left out' : ''}`, () => {
      const qlikUrl = `https://qlik.contoso.com${path}`;
      const parsed = parseQlikUrl(qlikUrl);

      assert.ok('prefix' in parsed);
      assert.deepEqual([parsed.url, parsed.prefix], ['https://qlik.contoso.com/', prefix]);
      assert.equal(pathWarnings({ qlikUrl }).length, isLeftOut ? 1 : 0);
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
    'https://qlik.contoso.com/fin%20ance/hub',
    'https://qlik.contoso.com/büro',
    'https://qlik.contoso.com/a@b',
  ];
  for (const typed of bad)
    it(`refuses “${typed}”`, () => {
      const parsed = parseQlikUrl(typed);

      assert.ok('problem' in parsed && parsed.problem !== '');
    });
});
