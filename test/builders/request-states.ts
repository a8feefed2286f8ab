import { sentence } from '../../src/language/sentence.ts';
import type { Admitted } from '../../src/service/model/publication/admitted.ts';
import type { RequestState } from '../../src/service/model/request/request.ts';
import type { RequestView } from '../../src/service/model/view.ts';
import { aDecision, aPlanView, aPrincipalList, aRequestView } from './request-view.ts';
import { aPublicationView } from './publication-view.ts';

/** Every state a request can be in. */
export const states: RequestState[] = [
  'submitted',
  'planned',
  'approved',
  'applying',
  'done',
  'rejected',
  'withdrawn',
  'expired',
  'failed',
];

/** Returns a request as it looks in a state. */
export function inState(state: RequestState): RequestView {
  const decided = state === 'approved' || state === 'applying' || state === 'done' || state === 'failed';
  const { links } = aPublicationView();
  const testers = aPlanView().principals.map(({ displayName }) => ({ aadObjectId: '', name: displayName }));
  return aRequestView({
    state,
    plan: state === 'submitted' ? null : aPlanView(),
    decisions: decided
      ? [aDecision('approve')]
      : state === 'rejected'
        ? [aDecision('reject', 'Use the data centre.')]
        : [],
    steps: [
      { text: sentence('Create the applications'), state: 'done' },
      { text: sentence('Choose the connector group'), state: 'running' },
      { text: sentence('Assign users and groups'), state: 'waiting' },
    ],
    problem: state === 'failed' ? aProblem() : null,
    open: state === 'failed' ? whatIsOpen() : null,
    result:
      state === 'done'
        ? {
            links,
            testers,
            checks: [
              sentence('{host} answers from outside and asks people to sign in.', {
                host: 'sales-qlik-contoso.msappproxy.net',
              }),
            ],
            allowList: ['sales-qlik-contoso.msappproxy.net'],
            prefix: '',
          }
        : null,
  });
}

/** Returns the two addresses of a pair that are open, as read in the tenant. */
export function whatIsOpen(admits: Admitted = 'assigned'): NonNullable<RequestView['open']> {
  const addresses = aPlanView().applications.map(({ externalUrl }) => ({ externalUrl, admits }));
  return { addresses, readAt: '2026-11-23T15:02:00.000Z', unreadAt: '' };
}

/** Returns a request for a new Qlik Sense that people enter behind a prefix, and that signs them in on another node. */
export function behindVirtualProxy(state: RequestState): RequestView {
  const entry = 'https://sales-qlik-contoso.msappproxy.net/finance/hub/';
  const usual = inState(state);
  const [hub, auth] = aPlanView().applications;
  const applications = [
    ...(hub ? [{ ...hub, entryUrl: entry }] : []),
    ...(auth ? [{ ...auth, internalUrl: 'https://node2.contoso.local:4244/' }] : []),
  ];
  const links = aPublicationView().links.map((link, i) =>
    i === 0 ? { ...link, url: entry, address: entry } : link,
  );
  return {
    ...usual,
    plan: usual.plan && { ...usual.plan, applications },
    result: usual.result && { ...usual.result, links, prefix: 'finance', release: 'newer', canAllow: true },
  };
}

/** Returns an approved request whose approver must sign in first. */
export function waitingForSignIn(): RequestView {
  return {
    ...inState('approved'),
    waitingFor: sentence(
      '{who} must sign in: this is done in the name of who approved it. Another approver can take it over with the same button.',
      { who: 'Adam *A*' },
    ),
    needsSignIn: true,
  };
}

/** Returns a failure that an operator must fix. */
export function aProblem(
  overrides: Partial<NonNullable<RequestView['problem']>> = {},
): RequestView['problem'] {
  return {
    title: sentence('Microsoft Graph refused a change'),
    advice: sentence(
      'Give the bot’s identity the Entra role Application Administrator (activated, not only eligible), then press Retry.',
    ),
    code: 'Authorization_RequestDenied',
    graphRequestId: 'd3b0c7e2-6a1f-4f6e-9b9e-2f7b1a6c0a11',
    fields: [],
    ...overrides,
  };
}

/** Returns a request with 200 principals, 400 steps and changes, and a long reason. */
export function aHugeRequest(state: RequestState): RequestView {
  const principals = [...aPrincipalList('User', 150), ...aPrincipalList('Group', 50)];
  const changes = Array.from({ length: 400 }, (_, index) =>
    sentence('Assign {who} to “{displayName}”', { who: `user number ${index}`, displayName: 'sales-qlik' }),
  );
  const steps = changes.map((text, index) => ({ text, state: index < 100 ? 'done' : 'waiting' }) as const);
  const testers = principals.map(({ displayName, detail }) => ({
    aadObjectId: String(detail),
    name: displayName,
  }));
  const result = {
    ...inState('done').result,
    links: aPublicationView().links,
    checks: [],
    allowList: [],
    prefix: '',
    testers,
  };
  const reason = 'Because. '.repeat(500);
  return { ...inState(state), reason, plan: aPlanView({ principals, changes }), steps, result };
}
