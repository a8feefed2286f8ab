import assert from 'node:assert/strict';
import { likeliest, readings } from '../../../../src/teams/commands/about/readings.ts';

describe('what is typed behind a command that is about a publication', () => {
  const cases: [typed: string, name: string, rest: string][] = [
    ['sales', 'sales', ''],
    ['of sales', 'sales', ''],
    ['sales: tom@contoso.com', 'sales:', 'tom@contoso.com'],
    ['tom@contoso.com to sales', 'sales', 'tom@contoso.com'],
    ['tom@contoso.com off sales', 'sales', 'tom@contoso.com'],
    ['tom@contoso.com zu sales', 'sales', 'tom@contoso.com'],
    ['tom@contoso.com sales', 'sales', 'tom@contoso.com'],
    ['sales to tom@contoso.com and eva@contoso.com', 'sales', 'tom@contoso.com and eva@contoso.com'],
    ['sales für Qlik testers', 'sales', 'Qlik testers'],
    ['“Qlik Sense sales” tom@contoso.com', '“Qlik Sense sales”', 'tom@contoso.com'],
  ];

  for (const [typed, name, rest] of cases)
    it(`is a name and the rest: ${typed}`, () => {
      assert.deepEqual(likeliest(typed), { name, rest });
      assert.ok(readings(typed, true).some((one) => one.name === name && one.rest === rest));
    });

  it('is people only', () => {
    assert.equal(likeliest('tom@contoso.com, eva@contoso.com'), null);
    assert.equal(likeliest(''), null);
  });

  it('is read in a bounded number of ways, however long it is', () => {
    assert.ok(readings('to sales '.repeat(5000), true).length < 40);
  });
});
