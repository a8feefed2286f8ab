import assert from 'node:assert/strict';
import { loadConfig } from '../../src/config/config.ts';
import { refusal } from '../harness/config-refusal.ts';

describe('the suffix under msappproxy.net, as it is set', () => {
  it('is found out unless it is told', () => {
    assert.equal(loadConfig({}).proxySuffix, '');
    assert.equal(loadConfig({ MSAPPPROXY_SUFFIX: 'contoso2' }).proxySuffix, 'contoso2');
  });

  for (const wrong of ['-contoso', 'contoso.msappproxy.net', 'Contoso', 'con toso'])
    it(`is neither an address nor anything else: ${wrong}`, () =>
      assert.match(refusal({ MSAPPPROXY_SUFFIX: wrong }), /MSAPPPROXY_SUFFIX must be lower-case/u));
});
