import assert from 'node:assert/strict';
import type { RequestState } from '../../../../src/service/model/request/request.ts';
import { progressCard } from '../../../../src/teams/cards/request/progress.ts';
import { publishedCard } from '../../../../src/teams/cards/request/published.ts';
import { rejectedCard } from '../../../../src/teams/cards/request/rejected.ts';
import { requestStatusCard } from '../../../../src/teams/cards/request/request-status.ts';
import { actionsOf, textOf, verbsOf } from '../../../harness/chat/read-card.ts';
import { aDecision, aRequestView } from '../../../builders/request-view.ts';
import { aHugeRequest, aProblem, inState } from '../../../builders/request-states.ts';
import { aPublicationView } from '../../../builders/publication-view.ts';

const expected: Record<RequestState, { text: RegExp; verbs: string[] }> = {
  submitted: { text: /Checking/, verbs: ['request.refresh', 'request.withdraw'] },
  planned: { text: /Waiting for approval/, verbs: ['request.refresh', 'request.withdraw'] },
  approved: { text: /Approved by Maria Admin/, verbs: ['request.refresh'] },
  applying: { text: /1 of 3 steps done/, verbs: ['request.refresh'] },
  done: { text: /test links/, verbs: [] },
  rejected: { text: /Rejected by Maria Admin/, verbs: ['publish.open'] },
  withdrawn: { text: /taken back/, verbs: [] },
  expired: { text: /Nobody decided in time/, verbs: ['publish.open'] },
  failed: { text: /Graph refused/, verbs: ['request.retry'] },
};

describe('request status card', () => {
  for (const [state, { text, verbs }] of Object.entries(expected)) {
    it(`says what is next when ${state}`, () => {
      const card = requestStatusCard('en', inState(state as RequestState));

      assert.match(textOf(card), text);
      assert.deepEqual(verbsOf(card), verbs);
      assert.match(textOf(card), /Request 8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20/);
    });
  }

  it('says what is waited for', () => {
    const request = aRequestView({ state: 'submitted', waitingFor: 'Microsoft Graph does not answer.' });

    assert.match(textOf(requestStatusCard('en', request)), /Graph does not answer/);
  });

  it('opens Qlik Sense when it is published', () => {
    const card = requestStatusCard('en', inState('done'));

    assert.equal(actionsOf(card)[0]?.url, 'https://sales-qlik-contoso.msappproxy.net/');
  });

  it('names the entries to correct by their labels and opens the form', () => {
    const problem = aProblem({ fields: [{ field: 'users', message: 'ann@contoso.com is unknown.' }] });

    const card = requestStatusCard('en', aRequestView({ state: 'failed', problem }));

    assert.match(textOf(card), /Users: ann@contoso\.com is unknown\./);
    assert.deepEqual(verbsOf(card), ['publish.open', 'request.retry']);
  });
});

describe('progress card', () => {
  it('shows each step with its state', () => {
    const text = textOf(progressCard('en', inState('applying')));

    assert.match(text, /✓ Create the applications\n● Choose the connector group: under way\n○ Assign users/);
  });

  it('sums up what does not fit', () => {
    const text = textOf(progressCard('en', aHugeRequest('applying')));

    assert.match(text, /100 steps done/);
    assert.match(text, /and 286 more/);
  });
});

describe('published card', () => {
  it('opens the hub first and lists what to do in Qlik Sense', () => {
    const card = publishedCard('en', inState('done'));

    assert.equal(actionsOf(card)[0]?.url, aPublicationView().links[0]?.url);
    assert.match(textOf(card), /host allow list[^]*sales-qlik-contoso\.msappproxy\.net/);
    assert.match(textOf(card), /Anna Berg 1/);
  });

  it('mentions the requester', () => {
    const card = publishedCard('en', inState('done'));

    const { entities } = card.msteams as { entities: unknown[] };
    assert.deepEqual(entities, [
      {
        type: 'mention',
        text: '<at>Robin Owner</at>',
        mentioned: { id: '11111111-2222-4333-8444-555555555555', name: 'Robin Owner' },
      },
    ]);
    assert.match(textOf(card), /<at>Robin Owner<\/at>/);
  });

  it('leaves out a link that is no web address', () => {
    const result = {
      links: [{ title: 'x', url: 'javascript:alert(1)', address: '' }],
      checks: [],
      allowList: [],
      prefix: '',
      testers: [],
    };

    const card = publishedCard('en', aRequestView({ state: 'done', result }));

    assert.deepEqual(actionsOf(card), []);
  });
});

describe('rejected card', () => {
  it('tells the requester why and opens the form with the same entries', () => {
    const request = aRequestView({ state: 'rejected', decisions: [aDecision('reject', 'Wrong group')] });

    const card = rejectedCard('en', request);

    assert.match(textOf(card), /Wrong group\nRejected by Maria Admin/);
    assert.deepEqual(
      actionsOf(card).map(({ verb, data }) => ({ verb, data })),
      [{ verb: 'publish.open', data: { requestId: request.id } }],
    );
  });
});
