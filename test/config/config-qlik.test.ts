import assert from 'node:assert/strict';
import { loadConfig } from '../../src/config/config.ts';
import { refusal } from '../harness/config-refusal.ts';

describe('the settings for Qlik Sense itself', () => {
  it('reads where the Qlik Repository Service is, with its three files', () => {
    const files = {
      QLIK_CERTIFICATE_PATH: 'client.pem',
      QLIK_KEY_PATH: 'client_key.pem',
      QLIK_CA_PATH: 'root.pem',
    };
    const QLIK_REPOSITORY_URL = 'https://qlik.contoso.com:4242/qrs';

    const { qlik } = loadConfig({ QLIK_REPOSITORY_URL, ...files });

    assert.equal(loadConfig({}).qlik, null);
    assert.deepEqual([qlik?.url, qlik?.user], ['https://qlik.contoso.com:4242', 'INTERNAL\\sa_repository']);
    assert.match(refusal({ QLIK_REPOSITORY_URL }), /QLIK_KEY_PATH is needed with QLIK_REPOSITORY_URL/u);
    assert.match(refusal(files), /QLIK_CA_PATH is of no use without QLIK_REPOSITORY_URL/u);
    for (const url of ['http://qlik.contoso.com:4242', 'https://a:b@qlik', 'https://qlik/hub', 'qlik:4242'])
      assert.match(refusal({ ...files, QLIK_REPOSITORY_URL: url }), /QLIK_REPOSITORY_URL must be/u, url);
    for (const QLIK_USER of ['rita', 'A\\b; UserId=c', 'A\\b\r\nX: y'])
      assert.match(refusal({ ...files, QLIK_REPOSITORY_URL, QLIK_USER }), /QLIK_USER must be/u, QLIK_USER);
  });
});
