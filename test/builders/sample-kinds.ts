import { sentence, type Text } from '../../src/language/sentence.ts';
import type { FieldProblem } from '../../src/errors.ts';
import { emptyForm } from '../../src/service/model/request/form.ts';
import type { PeopleView } from '../../src/service/model/people-view.ts';
import type { RequestKind } from '../../src/service/model/request/request.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { adoptableCard } from '../../src/teams/cards/lists/adoptable.ts';
import { shortFormCard } from '../../src/teams/cards/forms/short-form.ts';
import { updateFormCard } from '../../src/teams/cards/forms/update-form.ts';
import { historyCard } from '../../src/teams/cards/lists/history.ts';
import { approvalCard } from '../../src/teams/cards/request/approval.ts';
import { changedCard } from '../../src/teams/cards/request/changed.ts';
import { progressCard } from '../../src/teams/cards/request/progress.ts';
import { rejectedCard } from '../../src/teams/cards/request/rejected.ts';
import { requestStatusCard } from '../../src/teams/cards/request/request-status.ts';
import { aHistoryGroup, aHistoryWrite, anAdoptableView, anUndoneGroup } from './list-views.ts';
import { aPlanView, aPrincipalList, aPublishForm, aSummary, formOptions } from './request-view.ts';
import { aHugeRequest, inState, states } from './request-states.ts';
import { outOfDate } from './sample-cards.ts';
import { sample, type SampleCard } from './sample.ts';
import { publicationCard } from '../../src/teams/cards/lists/publication.ts';
import { requestKinds } from '../../src/service/model/request/request.ts';
import type { ShortFormKind } from '../../src/teams/kinds/table.ts';
import { aPublicationView } from './publication-view.ts';

/** All kinds of request except publish. */
export const otherKinds = requestKinds.filter((kind) => kind !== 'publish');

/** The kinds that share one form. */
const formKinds = otherKinds.filter((kind): kind is ShortFormKind => kind !== 'update');

const whoChanges: PeopleView = {
  users: 2,
  groups: 1,
  unaffected: 0,
  userNames: ['Anna Berg', 'Ben Carter'],
  groupNames: ['Qlik testers'],
  unaffectedNames: [],
};

/** Returns a request of a kind as it looks in a state. It names two users and a group. */
export function requestIn(
  kind: RequestKind,
  state: RequestView['state'],
  overrides: Partial<RequestView> = {},
): RequestView {
  const form = {
    ...emptyForm,
    name: 'sales-qlik',
    users: 'ann@contoso.com, ben@contoso.com',
    groups: 'Qlik testers',
  };
  const changes = ['Anna Berg', 'Ben Carter'].map((who) =>
    sentence('Assign {who} to “{displayName}”', { who, displayName: 'sales-qlik' }),
  );
  const settings = kind === 'unpublish' ? { applications: [], connectorGroup: '', principals: [] } : {};
  const summary = aSummary(0, 2, 2);
  const plan = state === 'submitted' ? null : aPlanView({ changes, summary, ...settings });
  const isAboutPeople = kind === 'assign' || kind === 'unassign';
  const people = plan && isAboutPeople ? whoChanges : null;
  return { ...inState(state), kind, form, plan, people, ...overrides };
}

/** Returns every card of all kinds of request except publish, with realistic data. */
export function sampleKinds(): SampleCard[] {
  return [...requestSamples(), ...formSamples(), ...listSamples()];
}

function requestSamples(): SampleCard[] {
  const perKind = otherKinds.flatMap((kind) => [
    ...states.map((state) => sample(requestStatusCard, `${kind} ${state}`, requestIn(kind, state))),
    sample(approvalCard, `${kind} planned`, requestIn(kind, 'planned')),
    sample(progressCard, `${kind} applying`, requestIn(kind, 'applying')),
    sample(rejectedCard, kind, requestIn(kind, 'rejected')),
    sample(changedCard, kind, requestIn(kind, 'done')),
  ]);
  const nothing = aPlanView({ changes: [], principals: [], summary: '' });
  const accepts = [acceptedByHand('Qlik Sense sales'), acceptedByHand('Qlik Sense sales (authentication)')];
  const accepted = aPlanView({ changes: [], accepts });
  const more = aPlanView({ accepts });
  return [
    ...perKind,
    sample(approvalCard, 'adopted unpublish', requestIn('unpublish', 'planned', { plan: nothing })),
    sample(approvalCard, 'accepts only', requestIn('update', 'planned', { plan: accepted })),
    sample(approvalCard, 'accepts and writes', requestIn('update', 'planned', { plan: more })),
    sample(requestStatusCard, 'accepts', requestIn('update', 'planned', { plan: accepted })),
    sample(changedCard, 'accepts only', requestIn('update', 'done', { plan: accepted })),
    sample(changedCard, 'nothing to do', requestIn('repair', 'done', { plan: nothing })),
    sample(changedCard, 'undone', requestIn('update', 'withdrawn', { isUndo: true })),
    sample(changedCard, 'huge', { ...aHugeRequest('done'), kind: 'assign' }),
    sample(approvalCard, 'huge assign', { ...aHugeRequest('planned'), kind: 'assign' }),
    sample(requestStatusCard, 'huge half-way', {
      ...aHugeRequest('failed'),
      kind: 'assign',
      canUndo: true,
      done: aHugeRequest('failed').plan?.changes ?? [],
    }),
  ];
}

/** Returns the line an approver reads about a setting that was changed by hand. */
export function acceptedByHand(displayName: string): Text {
  const differences = sentence('pre-authentication {before} → {after}', {
    before: 'Microsoft Entra ID',
    after: sentence('passthrough'),
  });
  const change = sentence('Change “{displayName}”: {differences}', { displayName, differences });
  return sentence('Accept what was changed by hand: {change}', { change });
}

function formSamples(): SampleCard[] {
  const testers = aPrincipalList('User', 200).map(({ displayName }) => displayName);
  const publication = aPublicationView({ testers });
  const wrong: FieldProblem[] = Object.keys(emptyForm).map((field) => ({
    field,
    message: sentence('Choose another.'),
  }));
  const hubAddresses = 'https://a.example ← https://b';
  const form = aPublishForm({ reason: '', displayName: 'Qlik Sense sales-qlik', hubAddresses });
  return [
    ...formKinds.flatMap((kind) => [
      sample(shortFormCard, kind, kind, form, [], publication),
      sample(shortFormCard, `${kind} wrong`, kind, form, wrong, null),
    ]),
    sample(updateFormCard, 'filled in', formOptions(), form, []),
    sample(updateFormCard, 'wrong', formOptions({ problem: outOfDate }), form, wrong),
  ];
}

function otherServices() {
  const [{ hub }, words] = [anAdoptableView(), ['Wildcard', 'Private Access'] as const];
  return words.map((word) =>
    anAdoptableView({ hub: { ...hub, displayName: word }, auth: null, unfit: sentence(word) }),
  );
}

function listSamples(): SampleCard[] {
  const page = { page: 2, pages: 3, total: 20 };
  const lone = anAdoptableView({ auth: null });
  const old = aHistoryGroup({ undo: { by: [], writes: { items: [aHistoryWrite()], total: 9 } } });
  return [
    sample(adoptableCard, 'none', { items: [], page: 1, pages: 1, total: 0 }),
    sample(adoptableCard, 'some', { ...page, items: [anAdoptableView(), lone, lone, ...otherServices()] }),
    sample(historyCard, 'some', 'sales-qlik', { ...page, items: [aHistoryGroup(), anUndoneGroup(), old] }),
    sample(
      publicationCard,
      'unpublished',
      aPublicationView({ state: 'unpublished', restorableUntil: '2026-12-23T15:02:00.000Z' }),
    ),
  ];
}
