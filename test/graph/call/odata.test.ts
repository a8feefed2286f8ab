import assert from 'node:assert/strict';
import { isObjectId, quote } from '../../../src/graph/call/odata.ts';

describe('quote', () => {
  it('doubles quotes, so that a value cannot end the literal', () => {
    assert.equal(decodeURIComponent(quote("O'Brien' or id ne 'x")), "'O''Brien'' or id ne ''x'");
  });

  it('encodes what would end the query option', () => {
    assert.equal(quote('R&D #1 + 2%'), "'R%26D%20%231%20%2B%202%25'");
  });
});

describe('isObjectId', () => {
  it('tells object ids from names', () => {
    assert.equal(isObjectId('8BE63A87-81b1-4b63-be21-050e67ef20be'), true);
    assert.equal(isObjectId('8be63a87-81b1-4b63-be21-050e67ef20be/x'), false);
    assert.equal(isObjectId('Qlik testers'), false);
  });
});
