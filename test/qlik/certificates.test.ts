import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../../src/errors.ts';
import { openRepository } from '../../src/qlik/open-repository.ts';
import { createAuthority } from '../../src/trial/qlik/authority.ts';

describe('the certificates for Qlik Sense', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qlik-'));
  const at = (name: string) => join(folder, name);
  const paths = { certificatePath: at('client.pem'), keyPath: at('client_key.pem'), caPath: at('root.pem') };
  const settings = { url: 'https://qlik.contoso.com:4242', user: 'INTERNAL\\sa_repository', ...paths };
  before(async () => {
    const authority = await createAuthority('Root');
    const [client, other] = [await authority.client(), await authority.client()];
    writeFileSync(paths.certificatePath, client.cert);
    writeFileSync(paths.keyPath, client.key);
    writeFileSync(paths.caPath, authority.ca);
    writeFileSync(at('other_key.pem'), other.key);
    writeFileSync(at('text.pem'), 'secret text');
    writeFileSync(at('locked.pem'), '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII\n');
  });
  after(() => rmSync(folder, { recursive: true }));

  function refusal(changes: Partial<typeof settings>): string {
    try {
      openRepository({ ...settings, ...changes });
      return '';
    } catch (error) {
      assert.ok(error instanceof StartError, String(error));
      assert.doesNotMatch(error.message, /secret text|BEGIN/u);
      return error.message;
    }
  }

  it('are read as they were exported', () => {
    assert.equal(refusal({}), '');
    assert.equal(openRepository(null), null);
  });

  it('are refused by the name of their setting if a file is missing or something else', () => {
    assert.match(refusal({ caPath: at('no.pem') }), /^QLIK_CA_PATH: .*no\.pem cannot be read \(ENOENT\)/u);
    assert.match(refusal({ certificatePath: at('text.pem') }), /^QLIK_CERTIFICATE_PATH: .*no certificate/u);
    assert.match(refusal({ caPath: at('text.pem') }), /^QLIK_CA_PATH: .*no certificate/u);
    assert.match(refusal({ keyPath: at('text.pem') }), /^QLIK_KEY_PATH: .*no private key/u);
  });

  it('are refused if the key is of another certificate, or under a password', () => {
    assert.match(refusal({ keyPath: at('other_key.pem') }), /^QLIK_KEY_PATH: .*does not belong/u);
    assert.match(refusal({ keyPath: at('locked.pem') }), /^QLIK_KEY_PATH: .*protected by a password/u);
  });
});
