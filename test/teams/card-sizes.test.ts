import assert from 'node:assert/strict';
import type { RequestKind } from '../../src/service/model/request.ts';
import type { HistoryGroupView } from '../../src/service/views/history-view.ts';
import type { Page, RequestView } from '../../src/service/model/view.ts';
import { fittingCard } from '../../src/teams/history-card.ts';
import { cardActivity } from '../../src/teams/card-activity.ts';
import { changeFormView } from '../../src/teams/views/forms/change-form.ts';
import { publishFormView } from '../../src/teams/views/forms/publish-form.ts';
import { publicationView } from '../../src/teams/views/publications.ts';
import { approvalView } from '../../src/teams/views/request/approval.ts';
import { changedView } from '../../src/teams/views/request/changed.ts';
import { planPageView } from '../../src/teams/views/request/plan-page.ts';
import { progressView } from '../../src/teams/views/request/progress.ts';
import { publishedView } from '../../src/teams/views/request/published.ts';
import { rejectedView } from '../../src/teams/views/request/rejected.ts';
import { requestStatusView } from '../../src/teams/views/request/request-status.ts';
import { actionsOf, elementsOf, textOf } from '../harness/chat/read-card.ts';
import { aPlanView, aPublishForm, formOptions } from '../builders/request-view.ts';
import { aHistoryEvent, aHistoryGroup, aHistoryWrite, aPublicationView } from '../builders/list-views.ts';
import { inState, states } from '../builders/request-states.ts';
import { sample, sampleCards, type SampleCard } from '../builders/sample-cards.ts';
import { sampleChanges } from '../builders/sample-changes.ts';

/** Teams takes 100 KB of a bot in UTF-16; 28 KB is what it takes of a webhook, and the smallest number ever named. */
const mostBytes = 28 * 1024;
/** A form holds what was typed: nothing of that may be left out. Teams asks bots to stay below this. */
const mostBytesOfForm = 80 * 1024;

const people = Array.from({ length: 200 }, (_, index) => ({
  aadObjectId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Maximiliane Wörthmüller-Großschädl von Hohenstein ${index}`,
  upn: `maximiliane.woerthmueller-grossschaedl${index}@contoso.com`,
}));
const changes = people
  .slice(0, 50)
  .map(({ name }) => `Assign ${name} to “Qlik Sense sales-qlik authentication”`);
const users = people.map(({ upn }) => upn);

function large(kind: RequestKind, state: RequestView['state']): RequestView {
  const principals = people.map(({ name, upn }) => ({
    type: 'User' as const,
    displayName: name,
    detail: upn,
  }));
  const view = inState(state);
  const result = view.result && { ...view.result, testers: people };
  const plan = aPlanView({ principals, changes });
  const steps = changes.map((text) => ({ text, state: 'waiting' as const }));
  const form = aPublishForm({ users: users.join(', ') });
  return { ...view, kind, form, users, plan, steps, result, reason: 'Weil. '.repeat(300), done: changes };
}

/** As much of three requests as the service gives, each text as long as it can be. */
function longHistory(): Page<HistoryGroupView> {
  const by = people[0]?.name ?? '';
  const long = 'Weil. '.repeat(300);
  const kinds = ['asked', 'approved', 'failed', 'retried', 'failed', 'undone', 'refused', 'refused'] as const;
  const write = () =>
    aHistoryWrite({
      sentence: changes[0] ?? '',
      outcome: 'refused',
      code: 'Authorization_RequestDenied',
    });
  const writes = { items: Array.from({ length: 8 }, write), total: 1000 };
  const group = aHistoryGroup({
    request: large('assign', 'withdrawn'),
    events: kinds.map((kind) =>
      aHistoryEvent(kind, { by, comment: long, reason: long, what: 'request.undo' }),
    ),
    ...{ hiddenEvents: 20, hiddenRefusals: 20, writes },
    undo: { by: [by, by], writes },
  });
  return { page: 2, pages: 3, total: 9, items: [group, group, group] };
}

function largeCards(): SampleCard[] {
  const approvers = people.slice(0, 5);
  const warnings = ['Asked for here because the approvals channel is gone.'];
  const picked = people.slice(0, 50).map(({ aadObjectId, name }) => ({ text: aadObjectId, name }));
  const form = aPublishForm({ users: users.join(', ') });
  const wrong = people.slice(0, 20).map(({ upn }) => ({ field: 'users', message: `${upn} is not a user.` }));
  const publication = aPublicationView({ testers: people.map(({ name }) => name) });
  const perKind = (['publish', 'assign'] as const).flatMap((kind) => [
    ...states.map((state) =>
      sample('request-status', `${kind} ${state}`, requestStatusView(large(kind, state))),
    ),
    sample('approval', kind, approvalView(large(kind, 'planned'), { approvers, warnings })),
    sample('progress', kind, progressView(large(kind, 'applying'))),
    sample('rejected', kind, rejectedView(large(kind, 'rejected'))),
    sample('changed', kind, changedView(large(kind, 'done'))),
    sample('published', kind, publishedView(large(kind, 'done'), true)),
    sample('plan-page', `${kind} changes`, planPageView(large(kind, 'planned'), 'changes', 1)),
    sample('plan-page', `${kind} people`, planPageView(large(kind, 'planned'), 'people', 5)),
  ]);
  return [
    ...perKind,
    sample('publication', '200 users', publicationView(publication)),
    sample('publish-form', '200 typed', publishFormView(formOptions(), form, wrong)),
    sample('publish-form', '50 picked', publishFormView(formOptions(), form, wrong, picked)),
    sample('change-form', '200 typed', changeFormView('assign', form, wrong, publication)),
    sample('change-form', '50 picked', changeFormView('assign', form, wrong, publication, picked)),
  ];
}

describe('a card for 200 users with long names and 50 changes', () => {
  for (const { name, title, card } of largeCards())
    it(`is small enough as ${name} (${title})`, () => {
      const payload = JSON.stringify(cardActivity(card));

      assert.ok(
        Buffer.byteLength(payload, 'utf8') <= mostBytes,
        `${Buffer.byteLength(payload, 'utf8')} in UTF-8`,
      );
      const most = name.endsWith('form') ? mostBytesOfForm : mostBytes;
      const inUtf16 = Buffer.byteLength(payload, 'utf16le');
      assert.ok(inUtf16 <= most, `${inUtf16} in UTF-16`);
    });
});

describe('the history of three requests of 1,000 changes each, retried, undone, and refused to many', () => {
  for (const language of ['en', 'de'] as const)
    it(`is small enough and tells how much it leaves out, in ${language}`, () => {
      const card = fittingCard(language, 'sales-qlik', longHistory());

      assert.ok(
        Buffer.byteLength(JSON.stringify(cardActivity(card)), 'utf16le') <= mostBytes,
        `${JSON.stringify(card).length}`,
      );
      assert.match(textOf(card), /… (and|und) 998 (more|weitere)/);
    });

  it('shows more of shorter ones', () => {
    const writes = { items: Array.from({ length: 8 }, () => aHistoryWrite()), total: 12 };
    const page = { page: 1, pages: 1, total: 1, items: [aHistoryGroup({ writes })] };

    assert.match(textOf(fittingCard('en', 'sales-qlik', page)), /… and 4 more/);
  });
});

describe('what a card leaves out', () => {
  const listsOf = (card: unknown) =>
    actionsOf(card).flatMap(({ verb, data }) => (verb === 'plan.page' ? String(data?.['list']) : []));

  it('is a button away: changes and people for approvers, people for testers, changes for the requester', () => {
    const shown = (name: string) => largeCards().find((one) => one.name === name)?.card;

    assert.deepEqual(listsOf(shown('approval')), ['changes', 'people']);
    assert.deepEqual(listsOf(shown('published')), ['people']);
    assert.deepEqual(listsOf(shown('changed')), ['changes']);
  });

  it('has no button where nothing is left out', () => {
    const small = aPlanView({ principals: aPlanView().principals.slice(0, 10) });

    assert.deepEqual(
      listsOf(sample('approval', '', approvalView({ ...inState('planned'), plan: small })).card),
      [],
    );
  });

  it('is complete on its pages', () => {
    const request = large('assign', 'planned');
    const text = [1, 2, 3, 4, 5]
      .map((page) => textOf(sample('plan-page', '', planPageView(request, 'people', page)).card))
      .join('\n');

    for (const { upn } of people) assert.ok(text.includes(upn), upn);
    const beyond = planPageView(request, 'people', 99);
    assert.deepEqual([beyond.paging.previous, beyond.paging.next], ['4', '']);
  });
});

describe('cards', () => {
  it('refresh themselves for some people, at most 60, or not at all', () => {
    const refreshing = [...sampleCards(), ...sampleChanges(), ...largeCards()].flatMap(({ card }) =>
      elementsOf(card).flatMap((node) => Reflect.get(node, 'refresh') ?? []),
    );

    // An empty list means nobody; Teams looks at the first 60 only.
    for (const { userIds } of refreshing as { userIds?: unknown[] }[])
      assert.ok(userIds !== undefined && userIds.length > 0 && userIds.length <= 60);
  });
});
