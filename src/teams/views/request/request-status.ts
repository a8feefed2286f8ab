import { splitList } from '../../../service/form/parse-form.ts';
import type { RequestView } from '../../../service/view.ts';
import { escapeList, escapeMarkdown, escapeParagraphs, formatDate, webUrl } from '../../text.ts';
import { fieldLabels } from '../forms/field.ts';
import { lastDecision, nextStep, trail } from './next-step.ts';
import { requestState, requestTitle, type Fact, type StateData } from './request-words.ts';

/** Data of `request-status`. */
export interface RequestStatusData {
  name: string;
  verb: string;
  title: string;
  state: StateData;
  trail: string;
  message: string;
  facts: Fact[];
  problem: ProblemData;
  done: { text: string }[];
  link: string;
  isOpen: boolean;
  canWithdraw: boolean;
  canCorrect: boolean;
  canRetry: boolean;
  canUndo: boolean;
  requestId: string;
}

/** What went wrong, for a card; every part may be `''`. `reference` is what support asks for. */
export interface ProblemData {
  title: string;
  details: string;
  advice: string;
  reference: string;
}

const mostDone = 10;

/** The requester's card: where the request stands and what happens next. */
export function requestStatusView(request: RequestView): RequestStatusData {
  const { state, kind } = request;
  const hasLink = state === 'done' && kind !== 'unpublish';
  return {
    name: escapeMarkdown(request.name),
    verb: kind,
    title: requestTitle(request),
    state: requestState(request),
    trail: trail(request),
    message: nextStep(request),
    facts: facts(request),
    problem: problemData(request),
    done: state === 'failed' ? sentenceLines(request.done, mostDone) : [],
    link: hasLink ? webUrl(request.result?.links[0]?.url ?? '') : '',
    isOpen: state === 'submitted' || state === 'planned' || state === 'approved' || state === 'applying',
    canWithdraw: state === 'submitted' || state === 'planned',
    canCorrect: state === 'rejected' || state === 'expired' || hasFieldProblems(request),
    canRetry: state === 'failed',
    canUndo: state === 'failed' && request.canUndo,
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

/** At most so many sentences as lines of a card, and how many more there are. */
export function sentenceLines(sentences: readonly string[], most: number): { text: string }[] {
  const hidden = sentences.length - most;
  const lines = sentences.slice(0, most).map((sentence) => ({ text: escapeMarkdown(sentence) }));
  return hidden > 0 ? [...lines, { text: `and ${hidden} more` }] : lines;
}

function facts(request: RequestView): Fact[] {
  const { kind, form } = request;
  const isAccess = kind === 'assign' || kind === 'unassign';
  const all: Fact[] = [
    { title: 'Qlik Sense', value: escapeMarkdown(form.qlikUrl) },
    { title: 'Users', value: isAccess ? escapeList(request.users) : '' },
    { title: 'Groups', value: isAccess ? escapeList(splitList(form.groups)) : '' },
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
