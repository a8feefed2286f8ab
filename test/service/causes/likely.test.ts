import assert from 'node:assert/strict';
import { likely } from '../../../src/service/causes/likely.ts';
import { aGroup, goodFacts } from '../../builders/facts.ts';

const first = (...asked: Parameters<typeof likely>) => likely(...asked)[0]?.id;

describe('likely', () => {
  it('puts first what an error names, even if the facts do not show it', () => {
    const said = ['AADSTS50105: not assigned', 'error 50105', 'aadsts 50105'];

    assert.deepEqual(
      said.map((detail) => first(goodFacts(), { seen: 'sign-in-error', detail })),
      said.map(() => 'not-assigned'),
    );
  });

  it('tells what is found apart by what the error page says', () => {
    const facts = goodFacts({ connectorGroup: aGroup('inactive', 'inactive') });

    assert.equal(
      first(facts, { seen: 'microsoft-error', detail: 'Gateway  Timeout' }),
      'connectors-inactive',
    );
  });

  it('takes no part of an id for a code', () => {
    const detail = 'transaction 504d1c50-0504-4504-8504-00000050105a, 50105-a504';

    assert.notEqual(first(goodFacts(), { seen: 'microsoft-error', detail }), 'connectors-inactive');
  });

  it('explains nothing when it works', () => {
    assert.deepEqual(likely(goodFacts(), { seen: 'works', detail: '504' }), []);
  });
});
