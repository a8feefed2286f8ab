import assert from 'node:assert/strict';
import { approvalCard } from '../../../../src/teams/cards/request/approval.ts';
import { actionsOf, elementsOf, textOf, verbsOf } from '../../../harness/chat/read-card.ts';
import { aDecision, aPlanView, aPrincipalList, aRequestView } from '../../../builders/request-view.ts';
import { aHugeRequest, aProblem, inState } from '../../../builders/request-states.ts';

describe('approval card', () => {
  it('shows who asks, why, and what opens to the internet', () => {
    const text = textOf(approvalCard('en', aRequestView()));

    assert.match(text, /\*\*Robin Owner\*\* asks, 23 Nov 2026, 14:32 UTC/);
    assert.match(text, /The board needs its dashboards/);
    assert.match(
      text,
      /Hub\*\* {2}https:\/\/sales-qlik-contoso\.msappproxy\.net\/\nfrom https:\/\/qlik\.contoso\.local\//,
    );
    assert.match(text, /from https:\/\/qlik\.contoso\.local:4244\//);
    assert.match(text, /Pre-authentication: Microsoft Entra ID/);
    assert.match(text, /Single sign-on: Kerberos, HTTP\/qlik\.contoso\.local/);
    assert.match(text, /Connectors: Data centre – 2 of 2 connectors active/);
    assert.match(text, /Plan: 2 applications, 24 assignments, 12 changes/);
    assert.match(text, /Only one connector of Data centre is active/);
  });

  it('says how old what is known of the addresses of others is, unless all was read for the plan', () => {
    const read = textOf(approvalCard('en', aRequestView()));
    const plan = { ...aPlanView(), othersAsOf: '2026-11-23T14:02:00.000Z' };
    const known = textOf(approvalCard('en', { ...aRequestView(), plan }));

    assert.doesNotMatch(read, /Others’ addresses/);
    assert.match(known, /Others’ addresses: as of 23 Nov 2026, 14:02 UTC, new ones included/);
  });

  it('approves and rejects by request id and digest alone', () => {
    const card = approvalCard('en', aRequestView());
    const decisions = actionsOf(card).filter(({ verb }) => verb?.startsWith('request.'));

    assert.deepEqual(
      decisions.map(({ verb, data }) => ({ verb, data })),
      ['request.approve', 'request.reject'].map((verb) => ({
        verb,
        data: { requestId: aRequestView().id, digest: aPlanView().digest },
      })),
    );
  });

  for (const state of [
    'submitted',
    'approved',
    'applying',
    'done',
    'rejected',
    'withdrawn',
    'expired',
    'failed',
  ] as const) {
    it(`has no decision to make when ${state}`, () => {
      const card = approvalCard('en', inState(state));

      const retry = state === 'failed' ? ['request.retry'] : [];
      assert.deepEqual(verbsOf(card), [...retry, ...(state === 'submitted' ? [] : ['plan.page'])]);
      assert.ok(!elementsOf(card).some(({ id }) => id === 'comment'));
    });
  }

  it('shows the decision, by whom and why', () => {
    const request = aRequestView({ state: 'rejected', decisions: [aDecision('reject', 'Wrong group')] });

    const text = textOf(approvalCard('en', request));

    assert.match(text, /Rejected by Maria Admin, 23 Nov 2026, 15:01 UTC\nWrong group/);
  });

  it('stays open and shows who approved so far while more approvals are needed', () => {
    const card = approvalCard('en', aRequestView({ decisions: [aDecision('approve')] }));

    assert.match(textOf(card), /Approved by Maria Admin/);
    assert.deepEqual(verbsOf(card), ['request.approve', 'request.reject', 'plan.page']);
  });

  it('shows why it failed and what support asks for', () => {
    const text = textOf(approvalCard('en', aRequestView({ state: 'failed', problem: aProblem() })));

    assert.match(text, /Graph refused/);
    assert.match(text, /d3b0c7e2/);
  });

  it('names groups before users', () => {
    const principals = [...aPrincipalList('User', 30), ...aPrincipalList('Group', 1)];

    const text = textOf(approvalCard('en', aRequestView({ plan: aPlanView({ principals }) })));

    assert.match(text, /Access: 30 users and 1 group: Qlik testers 1, Anna Berg 1, .* and 21 more/);
  });

  it('tells people of the same name apart', () => {
    const principals = ['a@contoso.com', 'b@contoso.com'].map((detail) => {
      return { type: 'User' as const, displayName: 'Ann', detail };
    });

    const text = textOf(approvalCard('en', aRequestView({ plan: aPlanView({ principals }) })));

    assert.match(text, /Ann \(a@contoso\.com\) and Ann \(b@contoso\.com\)/);
  });

  it('keeps the changes folded, numbered, and the first forty of them', () => {
    const card = approvalCard('en', aHugeRequest('planned'));
    const folded = elementsOf(card).find(({ id }) => id === 'changes');

    assert.equal(folded?.isVisible, false);
    assert.match(textOf(folded), /^1\\. Assign user number 0[^]*and 360 more$/);
  });

  it('shows text of people letter by letter', () => {
    const name = '[x](https://evil.example) <at>Maria</at>';
    const request = aRequestView({ reason: name, requester: { aadObjectId: 'a', name } });

    const text = textOf(approvalCard('en', request));

    assert.doesNotMatch(text, /[^\\]\[x|[^\\]<at/);
  });
});
