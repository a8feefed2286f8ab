import assert from 'node:assert/strict';
import { approvalCard } from '../../../src/teams/cards/request/approval.ts';
import { isFormCard } from '../../../src/teams/cards/is-form.ts';
import { shortened } from '../../../src/teams/cards/shortened.ts';
import { aHugeRequest, inState } from '../../builders/request-states.ts';
import { sampleCards } from '../../builders/sample-cards.ts';

const inputs = (card: object) => JSON.stringify(card).match(/"type":"Input\.\w+","id":"\w+"/g);

describe('a shortened card', () => {
  it('keeps every field to fill in', () => {
    for (const { card } of sampleCards()) assert.deepEqual(inputs(shortened(card)), inputs(card));
  });

  it('is the whole form', () => {
    const forms = sampleCards().filter(({ card }) => isFormCard(card));
    assert.ok(forms.length > 0);
    for (const { card } of forms) assert.equal(shortened(card), card);
  });

  it('is no longer than the whole one', () => {
    for (const { name, card } of sampleCards())
      assert.ok(JSON.stringify(shortened(card)).length <= JSON.stringify(card).length + 60, name);
  });

  it('has the changes of a plan behind a button, and its warnings as they are', () => {
    const request = { ...aHugeRequest('planned') };
    const long = 'w'.repeat(900);
    const plan = request.plan && { ...request.plan, warnings: [long] };

    const text = JSON.stringify(shortened(approvalCard('en', { ...request, plan })));

    assert.match(text, /"verb":"plan\.page"/);
    assert.match(text, /"verb":"request\.approve"/);
    assert.match(text, new RegExp(long));
    assert.doesNotMatch(text, /ToggleVisibility|"isVisible":false/);
  });

  it('is the same card if there is nothing to leave out', () => {
    const card = approvalCard('en', inState('withdrawn'));

    assert.ok(JSON.stringify(shortened(card)).length <= JSON.stringify(card).length);
  });
});
