import assert from 'node:assert/strict';
import { render } from '../../../../src/teams/cards.ts';
import { approvalView } from '../../../../src/teams/views/request/approval.ts';
import { changedView } from '../../../../src/teams/views/request/changed.ts';
import { planPageView } from '../../../../src/teams/views/request/plan-page.ts';
import { requestStatusView } from '../../../../src/teams/views/request/request-status.ts';
import { elementsOf, textOf } from '../../../harness/chat/read-card.ts';
import { aPlanView } from '../../../builders/request-view.ts';
import { acceptedByHand, changeIn } from '../../../builders/sample-changes.ts';

const accepts = [acceptedByHand('Qlik Sense sales')];
const only = aPlanView({ changes: [], accepts });
const line =
  'Accept what was changed by hand: Change “Qlik Sense sales”: pre-authentication aadPreAuthentication → passthru';

describe('what was changed by hand, on the cards', () => {
  it('is shown to approvers at once, with what approving it means', () => {
    const card = render('en', 'approval', approvalView(changeIn('update', 'planned', { plan: only })));

    assert.equal(elementsOf(card).find(({ id }) => id === 'changes')?.isVisible, true);
    assert.ok(textOf(card).includes(`1\\. ${line}`));
    assert.match(
      textOf(card),
      /Nothing in the tenant has to change: what was changed by hand is wanted from/,
    );
  });

  it('comes before what is written, page by page too', () => {
    const plan = aPlanView({ accepts });
    const card = render('en', 'approval', approvalView(changeIn('update', 'planned', { plan })));
    const page = render(
      'en',
      'plan-page',
      planPageView(changeIn('update', 'planned', { plan }), 'changes', 1),
    );

    for (const shown of [card, page]) {
      assert.ok(textOf(shown).includes(`1\\. ${line}`));
      assert.match(textOf(shown), /\n2\\\. Create the application/);
    }
    assert.doesNotMatch(textOf(card), /Nothing in the tenant/);
  });

  it('is told to the requester before and after the approval', () => {
    const waiting = render(
      'en',
      'request-status',
      requestStatusView(changeIn('update', 'planned', { plan: only })),
    );
    const done = render(
      'en',
      'request-status',
      requestStatusView(changeIn('update', 'done', { plan: only })),
    );
    const changed = render('en', 'changed', changedView(changeIn('update', 'done', { plan: only })));

    assert.ok(textOf(waiting).includes(line));
    assert.match(textOf(done), /Done\. What was changed by hand is wanted from now on\./);
    assert.ok(textOf(changed).includes(`What was changed by hand is wanted from now on:\n${line}`));
  });

  it('is said in German', () => {
    const card = render('de', 'approval', approvalView(changeIn('update', 'planned', { plan: only })));

    assert.match(
      textOf(card),
      /Von Hand Geändertes akzeptieren: „Qlik Sense sales“ ändern: Vorauthentifizierung/,
    );
  });
});
