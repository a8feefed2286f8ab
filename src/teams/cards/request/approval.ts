import { moment, sentence, type Text } from '../../../language/sentence.ts';
import { isFinal } from '../../../service/model/request/request.ts';
import type { Person, RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { card } from '../render.ts';
import { access, mostPeople } from '../words/access.ts';
import { applicationData, signInFacts, type ApplicationData } from '../words/applications.ts';
import { mentionPeople, type Mention } from '../words/mention.ts';
import { lastDecision } from '../words/next-step.ts';
import { acceptsOnly, needsNothing, onlyLetsGo } from '../words/plan-words.ts';
import { openData, type OpenData } from '../words/open.ts';
import { problemData, type ProblemData } from '../words/problem.ts';
import { requestState, requestTitle, whoSeesAll, type Fact, type StateData } from '../words/request-words.ts';
import { warned } from '../words/warned.ts';
import { escapeList, escapeMarkdown, escapeParagraphs } from '../../text.ts';
import { changesData } from './changes-data.ts';

/** Data of `approval`: with buttons while `isOpen`, otherwise with the decision and what followed. */
interface ApprovalData {
  name: string;
  title: Text;
  verb: string;
  requester: string;
  askedAt: Text;
  /** The approvers to mention; `''` = nobody in particular. */
  approvers: Text;
  mentions: Mention[];
  reason: string;
  state: StateData;
  isOpen: boolean;
  isPlanning: boolean;
  canRetry: boolean;
  canUndo: boolean;
  decision: Text;
  /** Says that the request waits for the approver to sign in; `''` = it does not. */
  signIn: Text;
  comment: Text;
  open: OpenData;
  problem: ProblemData;
  warnings: { text: Text }[];
  applicationsTitle: Text;
  applications: ApplicationData[];
  facts: Fact[];
  changes: { text: Text }[];
  changesTitle: Text;
  showChanges: boolean;
  /** Whether the card cuts a list short. */
  hasMoreChanges: boolean;
  hasMorePeople: boolean;
  meaning: Text;
  requestId: string;
  digest: string;
  typedComment: string;
  /** What is wrong with the typed comment; `''` = nothing. */
  commentProblem: Text;
}

/** The place where the card is shown: warnings about it, and the approvers to mention there if they are few. */
interface Here {
  warnings: readonly Text[];
  approvers: readonly Person[];
}

const nowhere: Here = { warnings: [], approvers: [] };

/** A comment typed so far, and what is wrong with it. */
interface Typed {
  comment: string;
  problem: Text;
}

const nothingTyped: Typed = { comment: '', problem: '' };

/** The administrators' card: what they need to know to decide, then the decision. */
export const approvalCard = card('approval', approvalData);

function approvalData(request: RequestView, here: Here = nowhere, typed: Typed = nothingTyped): ApprovalData {
  const { plan, state } = request;
  const decision = lastDecision(request);
  const isOpen = state === 'planned' && plan !== null && !request.isReduced;
  const approvers = mentionPeople(isOpen ? here.approvers : []);
  const warnings = isOpen ? [...here.warnings, ...plan.warnings] : [];
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
    canRetry: state === 'failed',
    canUndo: state === 'failed' && request.canUndo,
    decision: decision.text,
    signIn: request.needsSignIn ? escapeParagraphs(request.waitingFor) : '',
    comment: decision.comment,
    open: openData(request),
    problem: problemData(request),
    warnings: warnings.map((text) => ({ text: warned(escapeParagraphs(text)) })),
    applicationsTitle: hasEnded(state) ? sentence('Planned') : kindWords[request.kind].plan.applications,
    applications: (plan?.applications ?? []).map(applicationData),
    facts: facts(request),
    ...changesData(request),
    hasMorePeople: (plan?.principals.length ?? 0) > mostPeople,
    meaning: meaning(request),
    requestId: request.id,
    digest: plan?.digest ?? '',
    typedComment: typed.comment,
    commentProblem: escapeParagraphs(typed.problem),
  };
}

/** Whether a plan was not carried out, or not as a whole, so that its addresses need not be open. */
function hasEnded(state: RequestView['state']): boolean {
  return isFinal(state) && state !== 'done';
}

/** Returns what an approval means where the changes do not show it. */
function meaning(request: RequestView): Text {
  if (request.state !== 'planned') return '';
  if (onlyLetsGo(request))
    return sentence('The applications stay, open to the internet. The bot only stops managing them.');
  if (!needsNothing(request)) return '';
  if (acceptsOnly(request))
    return sentence('Nothing in the tenant has to change: what was changed by hand is wanted from now on.');
  return kindWords[request.kind].plan.nothingToWrite;
}

/** Says how old what is known of others' addresses may be; those at stake were asked about for the plan. */
function asOf(at: string | undefined): Text {
  return at === undefined ? '' : sentence('as of {at}, new ones included', { at: moment(at) });
}

function facts(request: RequestView): Fact[] {
  const { isReduced, kind, plan } = request;
  if (isReduced) return [{ title: sentence('Details'), value: whoSeesAll(request) }];
  if (plan === null) return [];
  const words = kindWords[kind];
  const summary = { title: sentence('Plan'), value: escapeMarkdown(plan.summary) };
  // A publication that is taken down has no settings to decide on.
  const settings: Fact[] = [
    ...signInFacts(plan.applications),
    { title: sentence('Connectors'), value: escapeMarkdown(plan.connectorGroup) },
    { title: sentence('Others’ addresses'), value: asOf(plan.othersAsOf) },
    {
      title: hasEnded(request.state) ? sentence('Access as planned') : words.plan.access,
      value: access(plan),
    },
    { title: sentence('Nothing changes for'), value: escapeList(request.people?.unaffectedNames ?? []) },
  ];
  const all = words.takesDown ? [summary] : [...settings, summary];
  return all.filter(({ value }) => value !== '');
}
