import assert from 'node:assert/strict';
import { approvalCard } from '../../../../src/teams/cards/request/approval.ts';
import { changedCard } from '../../../../src/teams/cards/request/changed.ts';
import { planPageCard } from '../../../../src/teams/cards/request/plan-page.ts';
import { requestStatusCard } from '../../../../src/teams/cards/request/request-status.ts';
import { elementsOf, textOf } from '../../../harness/chat/read-card.ts';
import { aPlanView } from '../../../builders/request-view.ts';
import { acceptedByHand, requestIn } from '../../../builders/sample-kinds.ts';

const accepts = [acceptedByHand('Qlik Sense sales')];
const only = aPlanView({ changes: [], accepts });
const line =
  'Accept what was changed by hand: Change “Qlik Sense sales”: pre-authentication Microsoft Entra ID → passthrough';

describe('what was changed by hand, on the cards', () => {
  it('is shown to approvers at once, with what approving it means', () => {
    const card = approvalCard('en', requestIn('update', 'planned', { plan: only }));

    assert.equal(elementsOf(card).find(({ id }) => id === 'changes')?.isVisible, true);
    assert.ok(textOf(card).includes(`1\\. ${line}`));
    assert.match(
      textOf(card),
      /Nothing in the tenant has to change: what was changed by hand is wanted from/,
    );
  });

  it('comes before what is written, page by page too', () => {
    const plan = aPlanView({ accepts });
    const card = approvalCard('en', requestIn('update', 'planned', { plan }));
    const page = planPageCard('en', requestIn('update', 'planned', { plan }), 'changes', 1);

    for (const shown of [card, page]) {
      assert.ok(textOf(shown).includes(`1\\. ${line}`));
      assert.match(textOf(shown), /\n2\\\. Create the application/);
    }
    assert.doesNotMatch(textOf(card), /Nothing in the tenant/);
  });

  it('is told to the requester before and after the approval', () => {
    const waiting = requestStatusCard('en', requestIn('update', 'planned', { plan: only }));
    const done = requestStatusCard('en', requestIn('update', 'done', { plan: only }));
    const changed = changedCard('en', requestIn('update', 'done', { plan: only }));

    assert.ok(textOf(waiting).includes(line));
    assert.match(textOf(done), /Done\. What was changed by hand is wanted from now on\./);
    assert.ok(textOf(changed).includes(`What was changed by hand is wanted from now on:\n${line}`));
  });

  it('is said in German', () => {
    const card = approvalCard('de', requestIn('update', 'planned', { plan: only }));

    assert.match(
      textOf(card),
      /Von Hand Geändertes akzeptieren: „Qlik Sense sales“ ändern: Vorauthentifizierung/,
    );
  });
});
