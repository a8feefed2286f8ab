import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { diagnosisOf } from '../../../src/service/diagnosis/diagnosis-of.ts';
import { aGroup, factsAfter, goodFacts } from '../../builders/facts.ts';

describe('diagnosisOf', () => {
  it('has first what lets strangers in, also where nothing answers', () => {
    const facts = factsAfter(
      ({ auth }) => {
        if (auth) auth.publishing = { ...auth.publishing, externalAuthenticationType: 'passthru' };
      },
      { connectorGroup: aGroup() },
    );

    assert.deepEqual(
      diagnosisOf(facts).wrong.map(({ id }) => id),
      ['no-sign-in', 'no-connectors'],
    );
  });

  it('groups what cannot be seen by who can see it, and counts only what was read as fine', () => {
    const { wrong, unseen, fine } = diagnosisOf(goodFacts({ people: null }));
    const who = unseen.map((one) => one.who);

    assert.deepEqual(wrong, []);
    assert.ok(fine.map(english).includes('Connectors'));
    assert.ok(!fine.map(english).includes('Accounts of those who may enter'));
    assert.deepEqual(who, ['entra', 'active-directory', 'connector-server', 'qlik', 'dns', 'person']);
  });

  it('does not say to wait for a change that shows wherever it can be seen', () => {
    const maybe = (change: Parameters<typeof goodFacts>[0]) =>
      diagnosisOf(goodFacts({ isSettling: true, ...change })).maybe.map(({ id }) => id);

    assert.deepEqual(maybe({}), []);
    assert.ok(maybe({ outside: [] }).includes('settling'));
    assert.ok(maybe({ observed: null }).includes('settling'));
  });
});
