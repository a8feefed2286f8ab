import assert from 'node:assert/strict';
import { Expression } from 'adaptive-expressions';
import sinon from 'sinon';
import { helpAboutCard } from '../../../src/teams/cards/help-about.ts';

describe('the template of a card', () => {
  const about = (usage: string) =>
    helpAboutCard('en', { name: 'list', usage, description: '' }, { example: '', who: '', next: '' }, []);

  it('is parsed once, however often the card is rendered', () => {
    about('first');
    const parse = sinon.spy(Expression, 'parse');
    try {
      assert.match(JSON.stringify(about('second')), /second/);
      assert.equal(parse.callCount, 0);
    } finally {
      parse.restore();
    }
  });
});
