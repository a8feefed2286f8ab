import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { escapeList, escapeMarkdown, escapeParagraphs, moreLine, webUrl } from '../words/text.ts';
import { fieldLabels } from '../forms/field.ts';
import { lastDecision, nextStep, trail } from '../words/next-step.ts';
import { requestState, requestTitle, whoSeesAll, type Fact, type StateData } from '../words/request-words.ts';
import { splitList } from '../../../service/model/split-list.ts';
import { isOpen, isUndecided } from '../../../service/model/request.ts';
import { card } from '../render.ts';

/** Data of `request-status`. */
export interface RequestStatusData {
  name: string;
  verb: string;
  title: Text;
  state: StateData;
  trail: Text;
  message: Text;
  facts: Fact[];
  problem: ProblemData;
  done: { text: Text }[];
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
  title: Text;
  details: Text;
  advice: Text;
  reference: Text;
}

const mostDone = 10;
const mostAccepts = 5;

/** The requester's card: where the request stands and what happens next. */
export const requestStatusCard = card('request-status', (request: RequestView): RequestStatusData => {
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
    isOpen: isOpen(state),
    canWithdraw: isUndecided(state),
    canCorrect:
      !request.isReduced && (state === 'rejected' || state === 'expired' || hasFieldProblems(request)),
    canRetry: state === 'failed',
    canUndo: state === 'failed' && request.canUndo,
    requestId: request.id,
  };
});

/** The problem of a failed request as text: the fields that must change, the advice and what support asks for. */
export function problemData(request: RequestView): ProblemData {
  const { problem } = request;
  if (problem === null || request.state !== 'failed')
    return { title: '', details: '', advice: '', reference: '' };
  const labels: Record<string, Text> = fieldLabels;
  const details = problem.fields.map(({ field, message }) =>
    joined([labels[field] ?? sentence('Form'), message], ': '),
  );
  const { code, graphRequestId: id } = problem;
  const reference = [code, id && sentence('Graph request {id}', { id })];
  return {
    title: escapeMarkdown(problem.title, 300),
    details: escapeParagraphs(joined(details, '\n\n'), 2000),
    advice: escapeParagraphs(problem.advice),
    reference: escapeMarkdown(joined(reference, ' · ')),
  };
}

/** At most so many sentences as lines of a card, and how many more there are. */
export function sentenceLines(sentences: readonly Text[], most: number): { text: Text }[] {
  const hidden = sentences.length - most;
  const lines = sentences.slice(0, most).map((sentence) => ({ text: escapeMarkdown(sentence) }));
  return hidden > 0 ? [...lines, { text: moreLine(hidden) }] : lines;
}

function facts(request: RequestView): Fact[] {
  const { kind, form } = request;
  const isAccess = kind === 'assign' || kind === 'unassign';
  const all: Fact[] = [
    { title: 'Qlik Sense', value: escapeMarkdown(form.qlikUrl) },
    { title: sentence('Users'), value: isAccess ? escapeList(request.users) : '' },
    { title: sentence('Groups'), value: isAccess ? escapeList(splitList(form.groups)) : '' },
    {
      title: sentence('Asked by'),
      value: joined([escapeMarkdown(request.requester.name, 80), moment(request.createdAt)], ', '),
    },
    { title: sentence('Details'), value: whoSeesAll(request) },
    { title: sentence('Plan'), value: planFact(request) },
    { title: sentence('Note'), value: warnings(request) },
    { title: sentence('Comment'), value: lastDecision(request).comment },
  ];
  return all.filter((fact) => fact.value !== '');
}

function planFact({ plan }: RequestView): Text {
  if (plan === null) return '';
  const accepts = sentenceLines(plan.accepts, mostAccepts).map(({ text }) => text);
  return joined([escapeMarkdown(plan.summary), ...accepts], '\n\n');
}

// Once decided, what was worth a warning is history.
function warnings(request: RequestView): Text {
  return request.state === 'planned' ? escapeParagraphs(joined(request.plan?.warnings ?? [], '\n\n')) : '';
}

function hasFieldProblems(request: RequestView): boolean {
  return request.state === 'failed' && (request.problem?.fields.length ?? 0) > 0;
}
