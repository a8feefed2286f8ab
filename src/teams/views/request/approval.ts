import { joined, listed, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { RequestKind } from '../../../service/model/request.ts';
import type { ApplicationView, Person, PlanView, RequestView } from '../../../service/model/view.ts';
import { mentionPeople, type Mention } from '../../mention.ts';
import { count, escapeList, escapeMarkdown, escapeParagraphs } from '../../text.ts';
import { changesData } from './changes-data.ts';
import { lastDecision } from './next-step.ts';
import { problemData, type ProblemData } from './request-status.ts';
import {
  acceptsOnly,
  needsNothing,
  onlyLetsGo,
  requestState,
  requestTitle,
  whoSeesAll,
  type Fact,
  type StateData,
} from './request-words.ts';

/** An address that opens to the internet and the address behind it. */
export interface ApplicationData {
  role: Text;
  externalUrl: string;
  internalUrl: string;
}

/** Data of `approval`: with buttons while `isOpen`, else the decision and how it went on. */
export interface ApprovalData {
  name: string;
  title: Text;
  verb: string;
  requester: string;
  askedAt: Text;
  /** Who is called to decide; `''` = nobody in particular. */
  approvers: Text;
  mentions: Mention[];
  reason: string;
  state: StateData;
  isOpen: boolean;
  isPlanning: boolean;
  decision: Text;
  /** What waits for the approver to sign in; `''` = nothing does. */
  signIn: Text;
  comment: Text;
  problem: ProblemData;
  warnings: { text: Text }[];
  applicationsTitle: Text;
  applications: ApplicationData[];
  facts: Fact[];
  changes: { text: Text }[];
  changesTitle: Text;
  showChanges: boolean;
  /** Whether the card shows only the beginning of a list. */
  hasMoreChanges: boolean;
  hasMorePeople: boolean;
  meaning: Text;
  requestId: string;
  digest: string;
}

const mostPeople = 10;

const opening: readonly RequestKind[] = ['publish', 'update', 'restore'];

/** The administrators' card: what to know for a decision, with warnings about the place it is shown in; after it what
 * was decided. */
export function approvalView(
  request: RequestView,
  here: { warnings: readonly Text[]; approvers: readonly Person[] } = { warnings: [], approvers: [] },
): ApprovalData {
  const { plan, state } = request;
  const decision = lastDecision(request);
  const isOpen = state === 'planned' && plan !== null && !request.isReduced;
  const approvers = mentionPeople(isOpen ? here.approvers : []);
  return {
    name: escapeMarkdown(request.name),
    verb: request.kind,
    title: requestTitle(request),
    requester: escapeMarkdown(request.requester.name, 80),
    askedAt: moment(request.createdAt),
    approvers: approvers.text,
    mentions: approvers.mentions,
    reason: escapeParagraphs(request.reason),
    state: requestState(request),
    isOpen,
    isPlanning: state === 'submitted',
    decision: decision.text,
    signIn: request.needsSignIn ? escapeParagraphs(request.waitingFor) : '',
    comment: decision.comment,
    problem: problemData(request),
    warnings: isOpen
      ? [...here.warnings, ...plan.warnings].map((text) => ({ text: escapeParagraphs(text) }))
      : [],
    applicationsTitle: opening.includes(request.kind)
      ? sentence('Opens to the internet')
      : sentence('Applications'),
    applications: (plan?.applications ?? []).map(applicationData),
    facts: request.isReduced
      ? [{ title: sentence('Details'), value: whoSeesAll(request) }]
      : plan === null
        ? []
        : planFacts(request.kind, plan),
    ...changesData(request),
    hasMorePeople: (plan?.principals.length ?? 0) > mostPeople,
    meaning: meaning(request),
    requestId: request.id,
    digest: plan?.digest ?? '',
  };
}

/** How one application is shown on the cards of approvers and publications. */
export function applicationData(application: ApplicationView): ApplicationData {
  return {
    role: application.role === 'hub' ? sentence('Hub') : sentence('Authentication'),
    externalUrl: escapeMarkdown(application.externalUrl),
    internalUrl: escapeMarkdown(application.internalUrl),
  };
}

/** Pre-authentication and single sign-on of the hub in words. */
export function signInFacts(applications: readonly ApplicationView[]): Fact[] {
  const hub = applications.find((application) => application.role === 'hub');
  if (hub === undefined) return [];
  return [
    { title: sentence('Pre-authentication'), value: escapeMarkdown(hub.preAuthentication) },
    { title: sentence('Single sign-on'), value: escapeMarkdown(hub.singleSignOn) },
  ].filter(({ value }) => value !== '');
}

/** What an approval means where the changes do not tell. */
function meaning(request: RequestView): Text {
  if (request.state !== 'planned') return '';
  if (onlyLetsGo(request))
    return sentence('The applications stay, open to the internet. The bot only stops managing them.');
  if (!needsNothing(request)) return '';
  if (acceptsOnly(request))
    return sentence('Nothing in the tenant has to change: what was changed by hand is wanted from now on.');
  return request.kind === 'adopt'
    ? sentence('The applications stay as they are. The bot manages them from now on.')
    : sentence('Nothing in the tenant has to change.');
}

function planFacts(kind: RequestKind, plan: PlanView): Fact[] {
  const summary = { title: sentence('Plan'), value: escapeMarkdown(plan.summary) };
  // What is taken down has no settings to decide about.
  if (kind === 'unpublish') return summary.value === '' ? [] : [summary];
  const all: Fact[] = [
    ...signInFacts(plan.applications),
    { title: sentence('Connectors'), value: escapeMarkdown(plan.connectorGroup) },
    {
      title: kind === 'publish' ? sentence('Access') : sentence('Access afterwards'),
      value: access(plan.principals),
    },
    summary,
  ];
  return all.filter((fact) => fact.value !== '');
}

/** "3 users and 1 group" for a list of principals. */
function countPrincipals(principals: PlanView['principals']): Text {
  const users = principals.filter((principal) => principal.type === 'User').length;
  const groups = principals.length - users;
  const parts = [users > 0 ? count(users, 'user') : '', groups > 0 ? count(groups, 'group') : ''];
  return listed(parts);
}

function access(principals: PlanView['principals']): Text {
  if (principals.length === 0) return sentence('nobody yet');
  const names = principals.map((principal) => principal.displayName);
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  // One group can stand for thousands, so no list of users may push it out of sight.
  const groupsFirst = principals.toSorted((a, b) => a.type.localeCompare(b.type));
  const shown = groupsFirst.map(({ displayName, detail }) =>
    isAlone(displayName) || detail === ''
      ? displayName
      : sentence('{name} ({detail})', { name: displayName, detail }),
  );
  return joined([countPrincipals(principals), escapeList(shown, mostPeople)], ': ');
}
