import { sentence, type Text } from '../../src/language/sentence.ts';
import type { FieldProblem } from '../../src/errors.ts';
import { emptyForm } from '../../src/service/model/form.ts';
import type { RequestKind } from '../../src/service/model/request.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { adoptableView } from '../../src/teams/views/adoptable.ts';
import { changeFormView, type ChangeKind } from '../../src/teams/views/forms/change-form.ts';
import { updateFormView } from '../../src/teams/views/forms/update-form.ts';
import { historyView } from '../../src/teams/views/history.ts';
import { publicationView } from '../../src/teams/views/publications.ts';
import { approvalView } from '../../src/teams/views/request/approval.ts';
import { changedView } from '../../src/teams/views/request/changed.ts';
import { progressView } from '../../src/teams/views/request/progress.ts';
import { rejectedView } from '../../src/teams/views/request/rejected.ts';
import { requestStatusView } from '../../src/teams/views/request/request-status.ts';
import {
  aHistoryGroup,
  aHistoryWrite,
  anAdoptableView,
  anUndoneGroup,
  aPublicationView,
} from './list-views.ts';
import { aPlanView, aPrincipalList, aPublishForm, aSummary, formOptions } from './request-view.ts';
import { aHugeRequest, inState, states } from './request-states.ts';
import { outOfDate, sample, type SampleCard } from './sample-cards.ts';

/** The requests about a publication that exists. */
export const changeKinds: readonly Exclude<RequestKind, 'publish'>[] = [
  'update',
  'assign',
  'unassign',
  'unpublish',
  'restore',
  'adopt',
  'repair',
];

/** The kinds that share one form. */
export const formKinds = changeKinds.filter((kind): kind is ChangeKind => kind !== 'update');

/** A request of a kind as it looks in a state; it names two users and a group. */
export function changeIn(
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
  return { ...inState(state), kind, form, plan, ...overrides };
}

/** Every card about changes of publications, filled as in real life. */
export function sampleChanges(): SampleCard[] {
  return [...requestSamples(), ...formSamples(), ...listSamples()];
}

function requestSamples(): SampleCard[] {
  const perKind = changeKinds.flatMap((kind) => [
    ...states.map((state) =>
      sample('request-status', `${kind} ${state}`, requestStatusView(changeIn(kind, state))),
    ),
    sample('approval', `${kind} planned`, approvalView(changeIn(kind, 'planned'))),
    sample('progress', `${kind} applying`, progressView(changeIn(kind, 'applying'))),
    sample('rejected', kind, rejectedView(changeIn(kind, 'rejected'))),
    sample('changed', kind, changedView(changeIn(kind, 'done'))),
  ]);
  const nothing = aPlanView({ changes: [], principals: [], summary: '' });
  const accepts = [acceptedByHand('Qlik Sense sales'), acceptedByHand('Qlik Sense sales (authentication)')];
  const accepted = aPlanView({ changes: [], accepts });
  const more = aPlanView({ accepts });
  return [
    ...perKind,
    sample(
      'approval',
      'adopted unpublish',
      approvalView(changeIn('unpublish', 'planned', { plan: nothing })),
    ),
    sample('approval', 'accepts only', approvalView(changeIn('update', 'planned', { plan: accepted }))),
    sample('approval', 'accepts and writes', approvalView(changeIn('update', 'planned', { plan: more }))),
    sample('request-status', 'accepts', requestStatusView(changeIn('update', 'planned', { plan: accepted }))),
    sample('changed', 'accepts only', changedView(changeIn('update', 'done', { plan: accepted }))),
    sample('changed', 'nothing to do', changedView(changeIn('repair', 'done', { plan: nothing }))),
    sample('changed', 'undone', changedView(changeIn('update', 'withdrawn', { isUndo: true }))),
    sample('changed', 'huge', changedView({ ...aHugeRequest('done'), kind: 'assign' })),
    sample('approval', 'huge assign', approvalView({ ...aHugeRequest('planned'), kind: 'assign' })),
    sample(
      'request-status',
      'huge half-way',
      requestStatusView({
        ...aHugeRequest('failed'),
        kind: 'assign',
        canUndo: true,
        done: aHugeRequest('failed').plan?.changes ?? [],
      }),
    ),
  ];
}

/** What an approver reads of a setting that somebody has changed without asking. */
export function acceptedByHand(displayName: string): Text {
  const differences = sentence('pre-authentication {before} → {after}', {
    before: 'aadPreAuthentication',
    after: 'passthru',
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
      sample('change-form', kind, changeFormView(kind, form, [], publication)),
      sample('change-form', `${kind} wrong`, changeFormView(kind, form, wrong, null)),
    ]),
    sample('update-form', 'filled in', updateFormView(formOptions(), form, [])),
    sample('update-form', 'wrong', updateFormView(formOptions({ problem: outOfDate }), form, wrong)),
  ];
}

function listSamples(): SampleCard[] {
  const page = { page: 2, pages: 3, total: 20 };
  const lone = anAdoptableView({ auth: null });
  const old = aHistoryGroup({ undo: { by: [], writes: { items: [aHistoryWrite()], total: 9 } } });
  return [
    sample('adoptable', 'none', adoptableView({ items: [], page: 1, pages: 1, total: 0 })),
    sample('adoptable', 'some', adoptableView({ ...page, items: [anAdoptableView(), lone] })),
    sample(
      'history',
      'some',
      historyView('sales-qlik', { ...page, items: [aHistoryGroup(), anUndoneGroup(), old] }),
    ),
    sample(
      'publication',
      'unpublished',
      publicationView(
        aPublicationView({ state: 'unpublished', restorableUntil: '2026-12-23T15:02:00.000Z' }),
      ),
    ),
  ];
}
