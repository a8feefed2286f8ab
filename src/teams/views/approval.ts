import type { ApplicationView, PlanView, RequestView } from '../../service/view.ts';
import { count, escapeList, escapeMarkdown, escapeParagraphs, formatDate } from '../text.ts';
import {
  countPrincipals,
  lastDecision,
  problemData,
  requestStates,
  type Fact,
  type ProblemData,
  type StateData,
} from './request-status.ts';

/** An address that opens to the internet and the address behind it. */
export interface ApplicationData {
  role: string;
  externalUrl: string;
  internalUrl: string;
}

/** Data of `approval`: with buttons while `isOpen`, else the decision and how it went on. */
export interface ApprovalData {
  name: string;
  requester: string;
  askedAt: string;
  reason: string;
  state: StateData;
  isOpen: boolean;
  isPlanning: boolean;
  decision: string;
  comment: string;
  problem: ProblemData;
  warnings: { text: string }[];
  applications: ApplicationData[];
  facts: Fact[];
  changes: { text: string }[];
  changesTitle: string;
  requestId: string;
  digest: string;
}

const mostChanges = 40;

/** The administrators' card: what to know for a decision, and after it what was decided. */
export function approvalView(request: RequestView): ApprovalData {
  const { plan, state } = request;
  const decision = lastDecision(request);
  const isOpen = state === 'planned' && plan !== null;
  return {
    name: escapeMarkdown(request.name),
    requester: escapeMarkdown(request.requester.name, 80),
    askedAt: formatDate(request.createdAt),
    reason: escapeParagraphs(request.reason),
    state: requestStates[state],
    isOpen,
    isPlanning: state === 'submitted',
    decision: decision.text,
    comment: decision.comment,
    problem: problemData(request),
    warnings: isOpen ? plan.warnings.map((text) => ({ text: escapeParagraphs(text) })) : [],
    applications: (plan?.applications ?? []).map(applicationData),
    facts: plan === null ? [] : planFacts(plan),
    changes: plan === null ? [] : changeLines(plan.changes),
    changesTitle: plan === null ? '' : `Show ${count(plan.changes.length, 'change')}`,
    requestId: request.id,
    digest: plan?.digest ?? '',
  };
}

/** How one application is shown on the cards of approvers and publications. */
export function applicationData(application: ApplicationView): ApplicationData {
  return {
    role: application.role === 'hub' ? 'Hub' : 'Authentication',
    externalUrl: escapeMarkdown(application.externalUrl),
    internalUrl: escapeMarkdown(application.internalUrl),
  };
}

/** Pre-authentication and single sign-on of the hub in words. */
export function signInFacts(applications: readonly ApplicationView[]): Fact[] {
  const hub = applications.find((application) => application.role === 'hub');
  if (hub === undefined) return [];
  return [
    { title: 'Pre-authentication', value: escapeMarkdown(signInWords(hub.preAuthentication)) },
    { title: 'Single sign-on', value: escapeMarkdown(signInWords(hub.singleSignOn)) },
  ];
}

function signInWords(value: string): string {
  const words: Record<string, string> = {
    aadPreAuthentication: 'Microsoft Entra ID',
    passthru: 'None (passthrough)',
    none: 'None',
    kerberos: 'Kerberos',
  };
  return words[value] ?? value;
}

function planFacts(plan: PlanView): Fact[] {
  return [
    ...signInFacts(plan.applications),
    { title: 'Connectors', value: escapeMarkdown(plan.connectorGroup) },
    { title: 'Access', value: access(plan.principals) },
    { title: 'Plan', value: escapeMarkdown(plan.summary) },
  ];
}

function access(principals: PlanView['principals']): string {
  if (principals.length === 0) return 'nobody yet';
  const names = principals.map((principal) => principal.displayName);
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  // One group can stand for thousands, so no list of users may push it out of sight.
  const groupsFirst = principals.toSorted((a, b) => a.type.localeCompare(b.type));
  const shown = groupsFirst.map(({ displayName, detail }) =>
    isAlone(displayName) || detail === '' ? displayName : `${displayName} (${detail})`,
  );
  return `${countPrincipals(principals)}: ${escapeList(shown)}`;
}

function changeLines(changes: readonly string[]): { text: string }[] {
  const hidden = changes.length - mostChanges;
  const lines = changes
    .slice(0, mostChanges)
    .map((change, index) => `${index + 1}\\. ${escapeMarkdown(change)}`);
  return [...lines, ...(hidden > 0 ? [`and ${hidden} more`] : [])].map((text) => ({ text }));
}
