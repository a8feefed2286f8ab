import type { RequestState } from '../../service/request.ts';
import type { RequestView } from '../../service/view.ts';
import { count, escapeMarkdown, escapeParagraphs, formatDate, webUrl } from '../text.ts';
import { fieldLabels } from './publish-form.ts';

/** A title and its value in a FactSet. */
export interface Fact {
  title: string;
  value: string;
}

/** A state in words and the Adaptive Card colour that goes with it. */
export interface StateData {
  text: string;
  color: 'default' | 'accent' | 'good' | 'warning' | 'attention';
}

/** Data of `request-status`. */
export interface RequestStatusData {
  name: string;
  state: StateData;
  trail: string;
  message: string;
  facts: Fact[];
  problem: ProblemData;
  link: string;
  isOpen: boolean;
  canWithdraw: boolean;
  canCorrect: boolean;
  canRetry: boolean;
  requestId: string;
}

/** What went wrong, for a card; every part may be `''`. `reference` is what support asks for. */
export interface ProblemData {
  title: string;
  details: string;
  advice: string;
  reference: string;
}

/** How each state of a request is shown. */
export const requestStates: Record<RequestState, StateData> = {
  submitted: { text: 'Checking', color: 'accent' },
  planned: { text: 'Waiting for approval', color: 'warning' },
  approved: { text: 'Approved', color: 'accent' },
  applying: { text: 'Publishing', color: 'accent' },
  done: { text: 'Published', color: 'good' },
  rejected: { text: 'Rejected', color: 'attention' },
  withdrawn: { text: 'Withdrawn', color: 'default' },
  expired: { text: 'Expired', color: 'default' },
  failed: { text: 'Failed', color: 'attention' },
};

/** The requester's card: where the request stands and what happens next. */
export function requestStatusView(request: RequestView): RequestStatusData {
  const { state } = request;
  return {
    name: escapeMarkdown(request.name),
    state: requestStates[state],
    trail: trail(state),
    message: nextStep(request),
    facts: facts(request),
    problem: problemData(request),
    link: state === 'done' ? webUrl(request.result?.links[0]?.url ?? '') : '',
    isOpen: state === 'submitted' || state === 'planned' || state === 'approved' || state === 'applying',
    canWithdraw: state === 'submitted' || state === 'planned',
    canCorrect: state === 'rejected' || state === 'expired' || hasFieldProblems(request),
    canRetry: state === 'failed',
    requestId: request.id,
  };
}

/** The problem of a failed request as text: the fields that must change, the advice and what support asks for. */
export function problemData(request: RequestView): ProblemData {
  const { problem } = request;
  if (problem === null || request.state !== 'failed')
    return { title: '', details: '', advice: '', reference: '' };
  const labels: Record<string, string> = fieldLabels;
  const details = problem.fields.map(({ field, message }) => `${labels[field] ?? 'Form'}: ${message}`);
  const reference = [problem.code, problem.graphRequestId && `Graph request ${problem.graphRequestId}`];
  return {
    title: escapeMarkdown(problem.title, 300),
    details: escapeParagraphs(details.join('\n'), 2000),
    advice: escapeParagraphs(problem.advice),
    reference: escapeMarkdown(reference.filter((part) => part !== '').join(' · ')),
  };
}

/** The latest decision in words: "Approved by Maria Admin, 23 Nov 2026, 14:32 UTC"; `''` before the first. */
export function lastDecision(request: RequestView): { text: string; by: string; comment: string } {
  const last = request.decisions.at(-1);
  if (last === undefined) return { text: '', by: '', comment: '' };
  const by = escapeMarkdown(last.by.name, 80);
  const done = last.decision === 'approve' ? 'Approved' : 'Rejected';
  return { text: `${done} by ${by}, ${formatDate(last.at)}`, by, comment: escapeParagraphs(last.comment) };
}

const trailSteps = ['Sent', 'Checked', 'Approved', 'Published'];

function trail(state: RequestState): string {
  const reached: Partial<Record<RequestState, number>> = {
    submitted: 1,
    planned: 2,
    approved: 3,
    applying: 3,
    done: 4,
  };
  const steps = reached[state];
  if (steps === undefined) return '';
  return trailSteps.map((step, index) => `${index < steps ? '✓' : '○'} ${step}`).join('   ');
}

function nextStep(request: RequestView): string {
  if (request.waitingFor !== '') return escapeParagraphs(request.waitingFor);
  const { by } = lastDecision(request);
  const finished = request.steps.filter((step) => step.state === 'done').length;
  const sentences: Record<RequestState, string> = {
    submitted: 'The tenant is being read and the plan made. This takes a few seconds.',
    planned: 'An administrator has the plan and decides. You are told here.',
    approved: `Approved${by && ` by ${by}`}. Publishing starts now.`,
    applying:
      finished === 0 ? 'Publishing has started.' : `${finished} of ${request.steps.length} steps done.`,
    done: 'Published. The test links are in a message of their own.',
    rejected: `Rejected${by && ` by ${by}`}. Nothing was created.`,
    withdrawn: 'The request was taken back. Nothing was created.',
    expired: 'Nobody decided in time. Nothing was created.',
    failed: '',
  };
  return sentences[request.state];
}

function facts(request: RequestView): Fact[] {
  const all: Fact[] = [
    { title: 'Qlik Sense', value: escapeMarkdown(request.form.qlikUrl) },
    {
      title: 'Asked by',
      value: `${escapeMarkdown(request.requester.name, 80)}, ${formatDate(request.createdAt)}`,
    },
    { title: 'Plan', value: escapeMarkdown(request.plan?.summary ?? '') },
    { title: 'Note', value: warnings(request) },
    { title: 'Comment', value: lastDecision(request).comment },
  ];
  return all.filter((fact) => fact.value !== '');
}

// Once decided, what was worth a warning is history.
function warnings(request: RequestView): string {
  return request.state === 'planned' ? escapeParagraphs((request.plan?.warnings ?? []).join('\n')) : '';
}

function hasFieldProblems(request: RequestView): boolean {
  return request.state === 'failed' && (request.problem?.fields.length ?? 0) > 0;
}

/** "3 users, 1 group" for a list of principals. */
export function countPrincipals(principals: readonly { type: 'User' | 'Group' }[]): string {
  const users = principals.filter((principal) => principal.type === 'User').length;
  const groups = principals.length - users;
  const parts = [users > 0 ? count(users, 'user') : '', groups > 0 ? count(groups, 'group') : ''];
  return parts.filter((part) => part !== '').join(', ');
}
