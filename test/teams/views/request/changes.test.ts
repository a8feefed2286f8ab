import assert from 'node:assert/strict';
import type { RequestKind } from '../../../../src/service/model/request.ts';
import { render } from '../../../../src/teams/cards.ts';
import { approvalView } from '../../../../src/teams/views/request/approval.ts';
import { changedView } from '../../../../src/teams/views/request/changed.ts';
import { progressView } from '../../../../src/teams/views/request/progress.ts';
import { rejectedView } from '../../../../src/teams/views/request/rejected.ts';
import { requestStatusView } from '../../../../src/teams/views/request/request-status.ts';
import { actionsOf, elementsOf, textOf, verbsOf } from '../../../harness/chat/read-card.ts';
import { aPlanView } from '../../../builders/request-view.ts';
import { changeIn, changeKinds } from '../../../builders/sample-changes.ts';

const nothing = aPlanView({ changes: [], summary: '' });
const access = aPlanView({ changes: ['Take Anna Berg off “sales-qlik”'], summary: '1 change' });

const titles: Record<Exclude<RequestKind, 'publish'>, string> = {
  update: 'Update sales-qlik',
  assign: 'Assign 2 users and 1 group to sales-qlik',
  unassign: 'Unassign 2 users and 1 group from sales-qlik',
  unpublish: 'Unpublish sales-qlik',
  restore: 'Restore sales-qlik',
  adopt: 'Adopt sales-qlik',
  repair: 'Repair sales-qlik',
};

describe('cards of a request for a change', () => {
  for (const kind of changeKinds) {
    it(`say what it is about: ${kind}`, () => {
      const status = render('en', 'request-status', requestStatusView(changeIn(kind, 'planned')));
      const approval = render('en', 'approval', approvalView(changeIn(kind, 'planned')));
      const progress = render('en', 'progress', progressView(changeIn(kind, 'applying')));

      assert.equal(status.fallbackText, `Request to ${kind} sales-qlik: Waiting for approval`);
      assert.equal(approval.fallbackText, `Approval to ${kind} sales-qlik: Waiting for approval`);
      assert.match(progress.fallbackText, /^[A-Z][a-z]+ing sales-qlik: Working$/);
      for (const card of [status, approval, progress])
        assert.ok(textOf(card).startsWith(`${titles[kind]}\n`));
    });
  }

  it('call the end “Done” and say so when nothing had to change', () => {
    const done = render('en', 'request-status', requestStatusView(changeIn('assign', 'done')));
    const idle = changeIn('repair', 'done', { plan: nothing, decisions: [] });

    assert.match(textOf(done), /Done[^]*✓ Approved {3}✓ Done/);
    const text = textOf(render('en', 'request-status', requestStatusView(idle)));
    assert.match(text, /Nothing in the tenant had to change/);
    assert.doesNotMatch(text, /✓ Approved/);
  });

  it('open nothing that was unpublished', () => {
    const card = render('en', 'request-status', requestStatusView(changeIn('unpublish', 'done')));

    assert.deepEqual(actionsOf(card), []);
  });

  it('offer to undo what a failed request did, and say what that is', () => {
    const request = changeIn('assign', 'failed', { canUndo: true, done: ['Assign Anna Berg'] });

    const card = render('en', 'request-status', requestStatusView(request));

    assert.match(textOf(card), /Done so far:\nAssign Anna Berg/);
    assert.deepEqual(verbsOf(card), ['request.retry', 'request.undo']);
  });

  it('follow an undo to its end', () => {
    const text = (state: 'applying' | 'withdrawn') =>
      textOf(render('en', 'request-status', requestStatusView(changeIn('update', state, { isUndo: true }))));

    assert.match(text('applying'), /\nUndoing\n[^]*is being taken back/);
    assert.match(text('withdrawn'), /\nUndone\n[^]*has been taken back/);
  });
});

describe('approval card of a change', () => {
  it('shows a few changes at once', () => {
    const card = render('en', 'approval', approvalView(changeIn('assign', 'planned')));

    assert.equal(elementsOf(card).find(({ id }) => id === 'changes')?.isVisible, true);
    assert.match(textOf(card), /Assign Anna Berg to “sales-qlik”/);
  });

  it('says that adopted applications stay when the bot lets go of them', () => {
    const request = changeIn('unpublish', 'planned', { plan: access });

    assert.match(textOf(render('en', 'approval', approvalView(request))), /stay, open to the internet/);
  });
});

describe('rejected card of a change', () => {
  it('says that nothing is different', () => {
    const card = render('en', 'rejected', rejectedView(changeIn('unpublish', 'rejected')));

    assert.equal(card.fallbackText, 'The request to unpublish sales-qlik was rejected');
    assert.match(textOf(card), /sales-qlik stays as it is/);
  });
});

describe('changed card', () => {
  it('mentions the requester and lists what was done', () => {
    const card = render('en', 'changed', changedView(changeIn('assign', 'done')));

    assert.match(card.fallbackText, /^2 users and 1 group assigned to sales-qlik$/);
    assert.match(textOf(card), /<at>Robin Owner<\/at>, this was done:\nAssign Anna Berg to “sales-qlik”/);
    assert.match(textOf(card), /answers from outside/);
    assert.equal(actionsOf(card)[0]?.url, 'https://sales-qlik-contoso.msappproxy.net/');
  });

  it('tells how to bring back what was unpublished, and opens nothing', () => {
    const card = render('en', 'changed', changedView(changeIn('unpublish', 'done')));

    assert.match(textOf(card), /For 30 days “restore sales-qlik” brings it back/);
    assert.deepEqual(actionsOf(card), []);
  });

  it('tells that adopted applications stay', () => {
    const text = textOf(
      render('en', 'changed', changedView(changeIn('unpublish', 'done', { plan: access }))),
    );

    assert.match(text, /the applications stay, open to the internet/);
    assert.doesNotMatch(text, /30 days/);
  });

  it('tells which hosts Qlik must allow after an update', () => {
    const text = textOf(render('en', 'changed', changedView(changeIn('update', 'done'))));

    assert.match(text, /host allow list: sales-qlik-contoso\.msappproxy\.net/);
  });

  it('tells that a request is undone', () => {
    const card = render('en', 'changed', changedView(changeIn('update', 'withdrawn', { isUndo: true })));

    assert.equal(card.fallbackText, 'The request to update sales-qlik is undone');
    assert.deepEqual(actionsOf(card), []);
  });
});
