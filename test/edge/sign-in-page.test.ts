import assert from 'node:assert/strict';
import { readSignIn } from '../../src/edge/sign-in-page.ts';

const query = '?client_id=ABC&redirect_uri=https%3A%2F%2Fqlik.contoso.com%2Fhub%2F';

describe('the sign-in page', () => {
  for (const page of [
    'https://login.microsoftonline.com/t/oauth2/authorize',
    'https://login.microsoftonline.com/t/oauth2/v2.0/authorize',
    'https://login.microsoftonline.us/t/oauth2/authorize',
    'https://login.partner.microsoftonline.cn/t/oauth2/authorize',
    'https://login.windows.net/common/oauth2/authorize',
  ])
    it(`is Microsoft’s: ${page}`, () => {
      const found = readSignIn(page + query, '');
      assert.deepEqual(found, { clientId: 'abc', returnsTo: 'https://qlik.contoso.com' });
    });

  for (const page of [
    'http://login.microsoftonline.com/t/oauth2/authorize',
    'https://login.microsoftonline.com:8443/t/oauth2/authorize',
    'https://login.microsoftonline.com/',
    'https://login.microsoftonline.com/t/oauth2/authorize/more',
    'https://login.microsoftonline.com@evil.example/t/oauth2/authorize',
    'https://someone@login.microsoftonline.com/t/oauth2/authorize',
    'https://login.microsoftonline.com.evil.example/t/oauth2/authorize',
    'https://evil.example/t/oauth2/authorize',
    '/t/oauth2/authorize',
    '//login.microsoftonline.com/t/oauth2/authorize',
    '',
  ])
    it(`is not: '${page}'`, () => assert.equal(readSignIn(page + query, ''), null));

  it('is the one on this machine, exactly', () => {
    const here = 'http://127.0.0.1:3979/sign-in';
    assert.equal(readSignIn(`${here}?client_id=A`, here)?.clientId, 'a');
    assert.equal(readSignIn(`${here}/x?client_id=A`, here), null);
    assert.equal(readSignIn(`http://127.0.0.1:3980/sign-in?client_id=A`, here), null);
  });

  it('may name nobody', () => {
    const found = readSignIn('https://login.microsoftonline.com/t/oauth2/authorize?redirect_uri=x', '');
    assert.deepEqual(found, { clientId: '', returnsTo: '' });
  });
});
