import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { differences } from '../../../src/service/changes/differences.ts';
import { kindsOfChange } from '../../../src/service/changes/kinds-of-change.ts';
import type { Risk } from '../../../src/service/model/publication/comparison.ts';
import type { Desired } from '../../../src/service/model/publication/desired.ts';
import type { Observed } from '../../../src/service/model/publication/observed.ts';
import { driftCases, enterprise, published, stranger, type DriftCase } from '../../builders/drift-cases.ts';
import { aDesired, everythingOf } from '../../builders/publication.ts';

const known = {
  groupName: (id: string) => (id === 'connectors-2' ? 'Branch office' : ''),
  isGone: () => false,
  approverIds: [],
};

function compared(desired: Desired, observed: Observed): [Risk, string][] {
  return differences(desired, observed, known).map(({ risk, text }) => [
    risk,
    english(text).replace('“Qlik Sense qlik”: ', ''),
  ]);
}

function changed({ approved = {}, there = () => ({}) }: DriftCase): [Desired, Observed] {
  const plain = aDesired();
  const desired = {
    ...plain,
    applications: plain.applications.map((one) => (one.role === 'hub' ? { ...one, ...approved } : one)),
  };
  const observed = everythingOf(desired);
  assert.ok(observed.hub);
  return [desired, { ...observed, hub: { ...observed.hub, ...there(observed.hub) } }];
}

describe('the differences between the tenant and what was approved', () => {
  it('are none where everything is as approved', () => {
    assert.deepEqual(compared(aDesired(), everythingOf(aDesired())), []);
  });

  for (const [what, one] of Object.entries(driftCases))
    it(`name ${what}`, () => {
      assert.deepEqual(compared(...changed(one)), one.told);
    });

  it('say of an application that is gone only that, and whether it can come back', () => {
    const desired = aDesired();
    const { hub: _gone, ...left } = everythingOf(desired);

    assert.deepEqual(compared(desired, left), [['stops', 'the application is gone for good']]);
    assert.deepEqual(compared(desired, { ...left, deleted: { hub: 'hub-id' } }), [
      ['stops', 'the application is deleted'],
    ]);
  });

  it('tell who is gone from the directory from who was taken off', () => {
    const [desired, observed] = changed({
      there: ({ assigned }) => ({ assigned: assigned.filter(({ displayName }) => displayName !== 'Ann') }),
      told: [],
    });
    const [found] = differences(desired, observed, { ...known, isGone: (id) => id === 'user-1' });

    assert.equal(english(found?.text ?? ''), '“Qlik Sense qlik”: Ann is gone from the directory');
    assert.equal(found?.risk, 'differs');
  });

  it('come with the riskiest first, each with a key of its own', () => {
    const [desired, observed] = changed({
      there: (hub) => ({
        displayName: 'Mine',
        connectorGroupId: 'connectors-2',
        ...published({ externalAuthenticationType: 'passthru', isSecureCookieEnabled: false })(hub),
        assigned: [stranger],
      }),
      told: [],
    });
    const found = differences(desired, observed, known);

    assert.deepEqual(
      found.map(({ risk }) => risk),
      ['opens', 'opens', 'stops', 'stops', 'stops', 'differs', 'differs'],
    );
    assert.equal(new Set(found.map(({ key }) => key)).size, found.length);
  });

  it('are left alone in an adopted application where nothing was recorded', () => {
    const [desired, observed] = changed({
      approved: { isAdopted: true },
      there: (hub) => ({
        signInAudience: 'AzureADMultipleOrgs',
        tags: [],
        ...enterprise({ accountEnabled: false })(hub),
      }),
      told: [],
    });

    assert.deepEqual(compared(desired, observed), []);
  });

  it('are told by every kind of change', () => {
    for (const kind of kindsOfChange) assert.equal(typeof kind.drift, 'function', kind.kind);
  });
});
