import { joined, sentence, type Text } from '../../src/language/sentence.ts';
import { emptyForm, type RequestForm } from '../../src/service/model/request/form.ts';
import type { FormOptions } from '../../src/service/model/form-options.ts';
import type { PlanView, RequestView } from '../../src/service/model/view.ts';

/** Returns a publish form as a person would fill it in. */
export function aPublishForm(overrides: Partial<RequestForm> = {}): RequestForm {
  return {
    ...emptyForm,
    name: 'sales-qlik',
    externalDomain: '',
    qlikUrl: 'https://qlik.contoso.local/',
    authPort: '',
    release: '',
    connectorGroupId: 'group-1',
    preAuthentication: 'aadPreAuthentication',
    singleSignOn: 'none',
    servicePrincipalName: '',
    loginIdentity: '',
    users: 'ann@contoso.com, ben@contoso.com',
    groups: 'Qlik testers',
    reason: 'The board needs its dashboards while travelling.',
    ...overrides,
  };
}

/** Returns the form's options in a tenant with three connector groups and one custom domain. */
export function formOptions(overrides: Partial<FormOptions> = {}): FormOptions {
  const group = { region: 'eur', isDefault: false, connectors: [] };
  return {
    connectorGroups: [
      { ...group, id: 'group-0', name: 'Default', isDefault: true, active: 1, total: 1 },
      { ...group, id: 'group-1', name: 'Data centre', active: 2, total: 2 },
      { ...group, id: 'group-2', name: 'Branch office', active: 0, total: 1 },
    ],
    domains: [
      {
        value: '',
        title: sentence('{name} (default)', { name: 'msappproxy.net' }),
        hubExample: '<name>-contoso.msappproxy.net',
        authExample: '<name>-auth-contoso.msappproxy.net',
      },
      {
        value: 'apps.contoso.com',
        title: 'apps.contoso.com',
        hubExample: '<name>.apps.contoso.com',
        authExample: '<name>-auth.apps.contoso.com',
      },
    ],
    problem: '',
    ...overrides,
  };
}

/** Returns the plan of a pair with ten users and two groups. */
export function aPlanView(overrides: Partial<PlanView> = {}): PlanView {
  return {
    digest: 'b5bb9d8014a0f9b1d61e21e796d78dcc',
    applications: [
      {
        role: 'hub',
        displayName: 'sales-qlik',
        internalUrl: 'https://qlik.contoso.local/',
        externalUrl: 'https://sales-qlik-contoso.msappproxy.net/',
        preAuthentication: 'Microsoft Entra ID',
        admits: 'assigned',
        singleSignOn: sentence('Kerberos, {spn} as {identity}', {
          spn: 'HTTP/qlik.contoso.local',
          identity: 'userPrincipalName',
        }),
      },
      {
        role: 'auth',
        displayName: 'sales-qlik-auth',
        internalUrl: 'https://qlik.contoso.local:4244/',
        externalUrl: 'https://sales-qlik-auth-contoso.msappproxy.net/',
        preAuthentication: 'Microsoft Entra ID',
        admits: 'assigned',
        singleSignOn: sentence('None'),
      },
    ],
    connectorGroup: joined(
      [
        'Data centre',
        sentence('{active} of {total, plural, one {# connector} other {# connectors}} active', {
          active: 2,
          total: 2,
        }),
      ],
      ' – ',
    ),
    principals: [...aPrincipalList('User', 10), ...aPrincipalList('Group', 2)],
    changes: [
      ...['sales-qlik', 'sales-qlik-auth'].map((displayName) =>
        sentence('Create the application “{displayName}”', { displayName }),
      ),
      ...aPrincipalList('User', 10).map(({ displayName: who }) =>
        sentence('Assign {who} to “{displayName}”', { who, displayName: 'sales-qlik' }),
      ),
    ],
    effect: effectOf(overrides),
    deletes: false,
    accepts: [],
    records: [],
    summary: aSummary(2, 24, 12),
    warnings: [
      sentence('Only one connector of {group} is active; Qlik Sense is unreachable while it restarts.', {
        group: 'Data centre',
      }),
    ],
    ...overrides,
  };
}

function effectOf({ changes, accepts = [], records = [] }: Partial<PlanView>): PlanView['effect'] {
  if (changes === undefined || changes.length > 0) return 'writes';
  if (accepts.length > 0) return 'accepts';
  return records.length > 0 ? 'records' : 'nothing';
}

/** "2 applications, 24 assignments, 12 changes". */
export function aSummary(applications: number, assignments: number, changes: number): Text {
  return joined(
    [
      applications
        ? sentence('{count, plural, one {# application} other {# applications}}', { count: applications })
        : '',
      sentence('{count, plural, one {# assignment} other {# assignments}}', { count: assignments }),
      sentence('{count, plural, one {# change} other {# changes}}', { count: changes }),
    ],
    ', ',
  );
}

/** Returns `length` users or groups: "User 1", "User 2", … */
export function aPrincipalList(type: 'User' | 'Group', length: number): PlanView['principals'] {
  return Array.from({ length }, (_, index) => ({
    type,
    displayName: `${type === 'User' ? 'Anna Berg' : 'Qlik testers'} ${index + 1}`,
    detail: `${type.toLowerCase()}${index + 1}@contoso.com`,
  }));
}

/** Returns a request that waits for approval. */
export function aRequestView(overrides: Partial<RequestView> = {}): RequestView {
  const { form = aPublishForm() } = overrides;
  return {
    id: '8c5b6a4e-3c1c-4a43-9c57-0d5b7e3f1a20',
    kind: 'publish',
    state: 'planned',
    name: 'sales-qlik',
    reason: 'The board needs its dashboards while travelling.',
    requester: { aadObjectId: '11111111-2222-4333-8444-555555555555', name: 'Robin Owner' },
    language: 'en',
    createdAt: '2026-11-23T14:32:10.000Z',
    conversationId: 'a:robin',
    isReduced: false,
    form,
    people: null,
    users: ['ann@contoso.com', 'ben@contoso.com'],
    plan: aPlanView(),
    decisions: [],
    steps: [],
    asking: 'shown',
    waitingFor: '',
    needsSignIn: false,
    problem: null,
    open: null,
    result: null,
    done: [],
    canUndo: false,
    isUndo: false,
    undoneBy: null,
    ...overrides,
  };
}

/** Returns an administrator's decision. */
export function aDecision(decision: 'approve' | 'reject', comment = ''): RequestView['decisions'][number] {
  const by = { aadObjectId: '66666666-7777-4888-8999-aaaaaaaaaaaa', name: 'Maria Admin' };
  return { by, decision, comment, at: '2026-11-23T15:01:00.000Z' };
}
