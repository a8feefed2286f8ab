import assert from 'node:assert/strict';
import { causes } from '../../../src/service/causes/causes.ts';
import type { Facts } from '../../../src/service/causes/facts.ts';
import { english } from '../../../src/language/say.ts';
import { aGroup, goodFacts } from '../../builders/facts.ts';

/** For each cause, by id: facts of a publication that has it, and words that its texts and commands must hold. */
const found: Record<string, { facts: Facts; says?: string[] }> = {
  'proxy-off': { facts: goodFacts({ isProxyEnabled: false }) },
  'no-connectors': { facts: goodFacts({ connectorGroup: aGroup() }), says: ['Data centre', 'update qlik'] },
  'connectors-inactive': {
    facts: goodFacts({ connectorGroup: aGroup('inactive', 'inactive') }),
    says: ['CONN-01 and CONN-02', 'Restart-Service'],
  },
  'one-connector': { facts: goodFacts({ connectorGroup: aGroup('active', 'inactive') }), says: ['CONN-01'] },
  'not-assigned': { facts: withoutAssignments(), says: ['Ann and Testers', 'repair qlik'] },
};

function withoutAssignments(): Facts {
  const facts = goodFacts();
  for (const one of [facts.observed?.hub, facts.observed?.auth]) if (one) one.assigned = [];
  return facts;
}

describe('causes', () => {
  const shown = (facts: Facts) =>
    causes.filter((cause) => ['found', 'maybe'].includes(cause.looks(facts))).map(({ id }) => id);

  for (const [id, { facts, says = [] }] of Object.entries(found))
    it(`has ${id} first, with the names of its publication`, () => {
      const cause = causes.find((one) => one.id === id);
      assert.ok(cause);
      assert.equal(shown(facts)[0], id);
      const texts = [cause.title(facts), cause.confirm(facts), cause.advice(facts)].map(english);
      const all = [...texts, ...cause.commands(facts)].join('\n');
      for (const word of says) assert.ok(all.includes(word), `${word} is not in: ${all}`);
    });

  it('finds nothing wrong with a publication that is as it should be', () => {
    assert.deepEqual(shown(goodFacts()), []);
  });

  it('has each id once', () => {
    const ids = causes.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });
});
