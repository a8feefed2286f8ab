import assert from 'node:assert/strict';
import { peopleIn } from '../../../../src/teams/commands/about/people-in.ts';

const objectId = '3d1f7c52-0a4e-4f3a-9a57-1f0f6d8f2b11';

describe('people typed behind a command', () => {
  it('are users when they have an address or an object id, else groups', () => {
    const people = peopleIn(`ann@contoso.com, Qlik testers; ${objectId}`);

    assert.deepEqual(people, { users: `ann@contoso.com, ${objectId}`, groups: 'Qlik testers' });
  });

  it('may be addresses with nothing but spaces between them', () => {
    assert.deepEqual(peopleIn('ann@contoso.com ben@contoso.com'), {
      users: 'ann@contoso.com, ben@contoso.com',
      groups: '',
    });
  });

  it('may have a small word between them, which is not part of a name elsewhere', () => {
    assert.deepEqual(
      peopleIn('ann@contoso.com and ben@contoso.com und Qlik testers, Research and development'),
      {
        users: 'ann@contoso.com, ben@contoso.com',
        groups: 'Qlik testers, Research and development',
      },
    );
  });
});
