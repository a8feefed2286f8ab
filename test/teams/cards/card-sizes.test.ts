import assert from 'node:assert/strict';
import { say } from '../../../src/language/say.ts';
import { moreLine } from '../../../src/teams/text.ts';
import { languages } from '../../../src/language/language.ts';
import type { RequestKind } from '../../../src/service/model/request/request.ts';
import type { HistoryGroupView } from '../../../src/service/views/history/history-view.ts';
import type { Page, RequestView } from '../../../src/service/model/view.ts';
import { fittingHistoryCard } from '../../../src/teams/cards/lists/history.ts';
import { cardActivity } from '../../../src/teams/cards/card-activity.ts';
import { shortFormCard } from '../../../src/teams/cards/forms/short-form.ts';
import { publishFormCard } from '../../../src/teams/cards/forms/publish-form.ts';
import { approvalCard } from '../../../src/teams/cards/request/approval.ts';
import { changedCard } from '../../../src/teams/cards/request/changed.ts';
import { planPageCard } from '../../../src/teams/cards/request/plan-page.ts';
import { progressCard } from '../../../src/teams/cards/request/progress.ts';
import { publishedCard } from '../../../src/teams/cards/request/published.ts';
import { rejectedCard } from '../../../src/teams/cards/request/rejected.ts';
import { requestStatusCard } from '../../../src/teams/cards/request/request-status.ts';
import { actionsOf, elementsOf, textOf } from '../../harness/chat/read-card.ts';
import { aPlanView, aPublishForm, formOptions } from '../../builders/request-view.ts';
import { aHistoryEvent, aHistoryGroup, aHistoryWrite } from '../../builders/list-views.ts';
import { inState, states } from '../../builders/request-states.ts';
import { sampleCards } from '../../builders/sample-cards.ts';
import { sample, type SampleCard } from '../../builders/sample.ts';
import { sampleKinds } from '../../builders/sample-kinds.ts';
import { publicationCard } from '../../../src/teams/cards/lists/publication.ts';
import { aPublicationView } from '../../builders/publication-view.ts';

/** Teams accepts 100 KB in UTF-16 from a bot. 28 KB, its limit for webhooks, is the lowest one documented. */
const mostBytes = 28 * 1024;
/** A form holds what was typed and may leave none of it out. Teams asks bots to stay below this. */
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

/** Returns as much of three requests as the service delivers, with texts of the greatest length. */
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
      aHistoryEvent(kind, {
        by,
        comment: long,
        reason: long,
        what: 'request.undo',
      }),
    ),
    hiddenEvents: 20,
    hiddenRefusals: 20,
    writes,
    undo: {
      by: [by, by],
      writes,
    },
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
    ...states.map((state) => sample(requestStatusCard, `${kind} ${state}`, large(kind, state))),
    sample(approvalCard, kind, large(kind, 'planned'), { approvers, warnings }),
    sample(progressCard, kind, large(kind, 'applying')),
    sample(rejectedCard, kind, large(kind, 'rejected')),
    sample(changedCard, kind, large(kind, 'done')),
    sample(publishedCard, kind, large(kind, 'done'), true),
    sample(planPageCard, `${kind} changes`, large(kind, 'planned'), 'changes', 1),
    sample(planPageCard, `${kind} people`, large(kind, 'planned'), 'people', 5),
  ]);
  return [
    ...perKind,
    sample(publicationCard, '200 users', publication),
    sample(publishFormCard, '200 typed', formOptions(), form, wrong),
    sample(publishFormCard, '50 picked', formOptions(), form, wrong, picked),
    sample(shortFormCard, '200 typed', 'assign', form, wrong, publication),
    sample(shortFormCard, '50 picked', 'assign', form, wrong, publication, picked),
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
  for (const language of languages)
    it(`is small enough and tells how much it leaves out, in ${language}`, () => {
      const card = fittingHistoryCard(language, 'sales-qlik', longHistory());

      assert.ok(
        Buffer.byteLength(JSON.stringify(cardActivity(card)), 'utf16le') <= mostBytes,
        `${JSON.stringify(card).length}`,
      );
      assert.ok(textOf(card).includes(`… ${say(language, moreLine(998))}`));
    });

  it('shows more of shorter ones', () => {
    const writes = { items: Array.from({ length: 8 }, () => aHistoryWrite()), total: 12 };
    const page = { page: 1, pages: 1, total: 1, items: [aHistoryGroup({ writes })] };

    assert.match(textOf(fittingHistoryCard('en', 'sales-qlik', page)), /… and 4 more/);
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

    assert.deepEqual(listsOf(sample(approvalCard, '', { ...inState('planned'), plan: small }).card), []);
  });

  it('is complete on its pages', () => {
    const request = large('assign', 'planned');
    const text = [1, 2, 3, 4, 5]
      .map((page) => textOf(sample(planPageCard, '', request, 'people', page).card))
      .join('\n');

    for (const { upn } of people) assert.ok(text.includes(upn), upn);
    const beyond = planPageCard('en', request, 'people', 99);
    const pages = actionsOf(beyond).filter(({ verb }) => verb === 'plan.page');
    assert.deepEqual(
      pages.map(({ data }) => data?.['page']),
      ['4'],
    );
  });
});

describe('cards', () => {
  it('refresh themselves for some people, at most 60, or not at all', () => {
    const refreshing = [...sampleCards(), ...sampleKinds(), ...largeCards()].flatMap(({ card }) =>
      elementsOf(card).flatMap((node) => Reflect.get(node, 'refresh') ?? []),
    );

    // An empty list means nobody, and Teams reads only the first 60.
    for (const { userIds } of refreshing as { userIds?: unknown[] }[])
      assert.ok(userIds !== undefined && userIds.length > 0 && userIds.length <= 60);
  });
});
