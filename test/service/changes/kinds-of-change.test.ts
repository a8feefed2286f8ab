import assert from 'node:assert/strict';
import { takesAddresses } from '../../../src/service/changes/kinds-of-change.ts';

describe('addresses that must be free', () => {
  it('matter to changes that publish or make an application, not to others', () => {
    const change = (kind: string) => ({ id: `${kind}:hub`, kind, role: 'hub', sentence: '' }) as never;

    for (const kind of ['create', 'restore', 'uris', 'publish'])
      assert.equal(takesAddresses([change('assign'), change(kind)]), true, kind);
    assert.equal(takesAddresses([change('assign'), change('name'), change('delete')]), false);
  });
});
