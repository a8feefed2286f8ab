import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { mentionPeople, mentionPerson } from '../../../../src/teams/cards/words/mention.ts';

const anna = { aadObjectId: 'anna-id', name: 'Anna Berg' };
const ben = { aadObjectId: 'ben-id', name: 'Ben Carter' };
const testers = { aadObjectId: '', name: 'Qlik testers' };

describe('a mention', () => {
  it('has an entity with the same text, letter by letter', () => {
    assert.deepEqual(mentionPerson(anna), {
      text: '<at>Anna Berg</at>',
      mentions: [{ text: '<at>Anna Berg</at>', id: 'anna-id', name: 'Anna Berg' }],
    });
  });

  it('holds nothing of a name that a card could read as markup', () => {
    assert.equal(mentionPerson({ ...anna, name: '</at>**Anna** [x](y)' }).text, '<at>/at Anna x (y)</at>');
  });
});

describe('mentions of several people', () => {
  it('name who has no object id, and count the rest', () => {
    const { text, mentions } = mentionPeople([anna, testers, ben, ben], 2);

    assert.equal(english(text), '<at>Anna Berg</at>, Qlik testers and 2 more');
    assert.deepEqual(
      mentions.map(({ id }) => id),
      ['anna-id'],
    );
  });

  it('mention one of two people of the same name', () => {
    const { text, mentions } = mentionPeople([anna, { ...anna, aadObjectId: 'other-id' }, ben]);

    assert.equal(english(text), '<at>Anna Berg</at>, Anna Berg and <at>Ben Carter</at>');
    assert.deepEqual(
      mentions.map(({ id }) => id),
      ['anna-id', 'ben-id'],
    );
  });
});
