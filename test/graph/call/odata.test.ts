import assert from 'node:assert/strict';
import { quote } from '../../../src/graph/call/odata.ts';

describe('quote', () => {
  it('doubles quotes, so that a value cannot end the literal', () => {
    assert.equal(decodeURIComponent(quote("O'Brien' or id ne 'x")), "'O''Brien'' or id ne ''x'");
  });

  it('encodes what would end the query option', () => {
    assert.equal(quote('R&D #1 + 2%'), "'R%26D%20%231%20%2B%202%25'");
  });
});
