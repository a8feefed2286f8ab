import assert from 'node:assert/strict';
import { isGuid } from '../src/guid.ts';

describe('isGuid', () => {
  it('tells object ids from names', () => {
    assert.equal(isGuid('8BE63A87-81b1-4b63-be21-050e67ef20be'), true);
    assert.equal(isGuid('8be63a87-81b1-4b63-be21-050e67ef20be/x'), false);
    assert.equal(isGuid('Qlik testers'), false);
  });
});
