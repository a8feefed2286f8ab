import assert from 'node:assert/strict';
import { reduceRequest } from '../../../../src/service/views/reduce.ts';
import type { RequestKind } from '../../../../src/service/model/request/request.ts';
import { approvalCard } from '../../../../src/teams/cards/request/approval.ts';
import { changedCard } from '../../../../src/teams/cards/request/changed.ts';
import { progressCard } from '../../../../src/teams/cards/request/progress.ts';
import { rejectedCard } from '../../../../src/teams/cards/request/rejected.ts';
import { requestStatusCard } from '../../../../src/teams/cards/request/request-status.ts';
import { actionsOf, elementsOf, textOf, verbsOf } from '../../../harness/chat/read-card.ts';
import { aPlanView } from '../../../builders/request-view.ts';
import { requestIn, otherKinds } from '../../../builders/sample-kinds.ts';

const nothing = aPlanView({ changes: [], summary: '' });
const access = aPlanView({ changes: ['Take Anna Berg off “sales-qlik”'], summary: '1 change' });

/** Titles that say more than the kind and the name. */
const longTitles: Partial<Record<RequestKind, string>> = {
  assign: 'Assign 2 users and 1 group to sales-qlik',
  allow: 'Allow the hosts of sales-qlik in Qlik Sense',
  unassign: 'Unassign 2 users and 1 group from sales-qlik',
};
const titleOf = (kind: RequestKind) =>
  longTitles[kind] ?? `${kind[0]?.toUpperCase()}${kind.slice(1)} sales-qlik`;

describe('cards of a request for a change', () => {
  for (const kind of otherKinds) {
    it(`say what it is about: ${kind}`, () => {
      const status = requestStatusCard('en', requestIn(kind, 'planned'));
      const approval = approvalCard('en', requestIn(kind, 'planned'));
      const progress = progressCard('en', requestIn(kind, 'applying'));

      assert.equal(status.fallbackText, `Request to ${kind} sales-qlik: Waiting for approval`);
      assert.equal(approval.fallbackText, `Approval to ${kind} sales-qlik: Waiting for approval`);
      assert.match(progress.fallbackText, /^[A-Z][a-z]+ing (the hosts of )?sales-qlik: Working$/);
      for (const card of [status, approval, progress])
        assert.ok(textOf(card).startsWith(`${titleOf(kind)}\n`));
    });
  }

  it('call the end “Done” and say so when nothing had to change', () => {
    const done = requestStatusCard('en', requestIn('assign', 'done'));
    const idle = requestIn('repair', 'done', { plan: nothing, decisions: [] });

    assert.match(textOf(done), /Done[^]*✓ Approved {3}✓ Done/);
    const text = textOf(requestStatusCard('en', idle));
    assert.match(text, /Nothing in the tenant had to change/);
    assert.doesNotMatch(text, /✓ Approved/);
  });

  it('open nothing that was unpublished', () => {
    const card = requestStatusCard('en', requestIn('unpublish', 'done'));

    assert.deepEqual(actionsOf(card), []);
  });

  it('offer to undo what a failed request did, and say what that is', () => {
    const request = requestIn('assign', 'failed', { canUndo: true, done: ['Assign Anna Berg'] });

    const card = requestStatusCard('en', request);

    assert.match(textOf(card), /Done so far:\n✓ Assign Anna Berg/);
    assert.deepEqual(verbsOf(card), ['request.retry', 'request.undo']);
  });

  it('follow an undo to its end', () => {
    const text = (state: 'applying' | 'withdrawn') =>
      textOf(requestStatusCard('en', requestIn('update', state, { isUndo: true })));

    assert.match(text('applying'), /\n● Undoing\n[^]*is being taken back/);
    assert.match(text('withdrawn'), /\n– Undone\n[^]*has been taken back/);
  });
});

describe('approval card of a change', () => {
  it('shows a few changes at once', () => {
    const card = approvalCard('en', requestIn('assign', 'planned'));

    assert.equal(elementsOf(card).find(({ id }) => id === 'changes')?.isVisible, true);
    assert.match(textOf(card), /Assign Anna Berg to “sales-qlik”/);
  });

  it('says that adopted applications stay when the bot lets go of them', () => {
    const request = requestIn('unpublish', 'planned', { plan: access });

    assert.match(textOf(approvalCard('en', request)), /stay, open to the internet/);
  });
});

describe('rejected card of a change', () => {
  it('says that nothing is different', () => {
    const card = rejectedCard('en', requestIn('unpublish', 'rejected'));

    assert.equal(card.fallbackText, 'The request to unpublish sales-qlik was rejected');
    assert.match(textOf(card), /sales-qlik stays as it is/);
  });
});

describe('changed card', () => {
  it('mentions the requester and lists what was done', () => {
    const card = changedCard('en', requestIn('assign', 'done'));

    assert.match(card.fallbackText, /^2 users and 1 group assigned to sales-qlik$/);
    assert.match(textOf(card), /<at>Robin Owner<\/at>, this was done:\nAssign Anna Berg to “sales-qlik”/);
    assert.match(textOf(card), /answers from outside/);
    assert.equal(actionsOf(card)[0]?.url, 'https://sales-qlik-contoso.msappproxy.net/');
  });

  it('tells how to bring back what was unpublished, and opens nothing', () => {
    const card = changedCard('en', requestIn('unpublish', 'done'));

    assert.match(textOf(card), /For 30 days “restore sales-qlik” brings it back/);
    assert.deepEqual(actionsOf(card), []);
  });

  it('tells that adopted applications stay', () => {
    const text = textOf(changedCard('en', requestIn('unpublish', 'done', { plan: access })));

    assert.match(text, /the applications stay, open to the internet/);
    assert.doesNotMatch(text, /30 days/);
  });

  it('tells that what the bot made is gone and the rest stays, also where the plan is not shown', () => {
    const request = requestIn('unpublish', 'done', { plan: { ...access, deletes: true } });

    for (const shown of [request, reduceRequest(request)])
      assert.match(textOf(changedCard('en', shown)), /what the bot had made is gone; .* stays/);
  });

  it('tells which hosts Qlik must allow after an update', () => {
    const text = textOf(changedCard('en', requestIn('update', 'done')));

    assert.match(text, /exactly as they are: sales-qlik-contoso\.msappproxy\.net/);
  });

  it('tells that a request is undone', () => {
    const card = changedCard('en', requestIn('update', 'withdrawn', { isUndo: true }));

    assert.equal(card.fallbackText, 'The request to update sales-qlik is undone');
    assert.deepEqual(actionsOf(card), []);
  });
});
