import assert from 'node:assert/strict';
import { usersToAsk } from '../../../src/service/testers/testers-of.ts';
import { questionData } from '../../../src/teams/cards/words/question.ts';
import { english } from '../../../src/language/say.ts';
import { aQuestion } from '../../builders/question.ts';

describe('many users of a publication', () => {
  const principals = Array.from({ length: 500 }, (_, i) => ({
    id: `user-${i}`,
    type: 'User' as const,
    displayName: `User ${i}`,
    detail: '',
  }));

  it('are asked in their own chats up to a limit, and the card says how many are not', () => {
    const { users, others } = usersToAsk({ principals });

    assert.equal(users.length, 100);
    const lines = questionData(aQuestion({ others }), true).lines.map(({ text }) => english(text));
    assert.match(lines.at(-1) ?? '', /^400 more people can answer/u);
    assert.equal(usersToAsk({ principals: principals.slice(0, 100) }).others, 0);
  });
});
