import assert from 'node:assert/strict';
import { likely, strangeCode } from '../../../src/service/causes/likely.ts';
import { aGroup, goodFacts, unread } from '../../builders/facts.ts';
import { withDesired } from '../../builders/seen-causes.ts';

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

  it('accuses nothing that could have been seen, but was not', () => {
    for (const seen of ['microsoft-error', 'sign-in-error', 'qlik-login', 'other'] as const) {
      const [cause] = likely(unread(), { seen, detail: '' });
      assert.ok(!cause || cause.row === 26 || cause.looks(goodFacts()) !== 'fine', `${seen}: ${cause?.id}`);
    }
  });

  it('explains no error by what a publication cannot have', () => {
    const plain = withDesired({ singleSignOn: { mode: 'none' } });
    const kerberos = [
      'kerberos-name',
      'kerberos-refused',
      'connector-domain',
      'host-alias',
      'guest-kerberos',
    ];
    for (const detail of ['401', '13016', 'Forbidden'])
      assert.deepEqual(
        likely(plain, { seen: 'microsoft-error', detail }).filter(({ id }) => kerberos.includes(id)),
        [],
      );
  });

  it('takes the form of Qlik Sense for what was asked for, where no single sign-on was', () => {
    const plain = withDesired({ singleSignOn: { mode: 'none' } });

    assert.equal(first(plain, { seen: 'qlik-login', detail: '' }), 'own-sign-in');
    assert.notEqual(first(goodFacts(), { seen: 'qlik-login', detail: '' }), 'own-sign-in');
  });

  it('knows which codes are strange to it', () => {
    assert.equal(strangeCode('AADSTS50126: wrong password'), '50126');
    assert.equal(strangeCode('AADSTS50105'), '');
    assert.equal(strangeCode('AADSTS50126, before AADSTS50105'), '');
    assert.equal(strangeCode('502'), '');
  });

  it('explains nothing when it works', () => {
    assert.deepEqual(likely(goodFacts(), { seen: 'works', detail: '504' }), []);
  });
});
