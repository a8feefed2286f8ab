import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import { isOpen, isUndecided } from '../../../service/model/request/request.ts';
import { splitList } from '../../../service/model/request/split-list.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { card } from '../render.ts';
import { sentenceLines } from '../words/lines.ts';
import { lastDecision, nextStep, trail } from '../words/next-step.ts';
import { openData, type OpenData } from '../words/open.ts';
import { problemData, type ProblemData } from '../words/problem.ts';
import { requestState, requestTitle, whoSeesAll, type Fact, type StateData } from '../words/request-words.ts';
import { escapeList, escapeMarkdown, escapeParagraphs, webUrl } from '../../text.ts';

/** Data of `request-status`. */
interface RequestStatusData {
  name: string;
  verb: string;
  title: Text;
  state: StateData;
  trail: Text;
  message: Text;
  facts: Fact[];
  open: OpenData;
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

const mostDone = 10;
const mostAccepts = 5;

/** The requester's card: where the request stands and what happens next. */
export const requestStatusCard = card('request-status', (request: RequestView): RequestStatusData => {
  const { state, kind } = request;
  const hasLink = state === 'done' && !kindWords[kind].takesDown;
  return {
    name: escapeMarkdown(request.name),
    verb: kind,
    title: requestTitle(request),
    state: requestState(request),
    trail: trail(request),
    message: nextStep(request),
    facts: facts(request),
    open: openData(request),
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

function facts(request: RequestView): Fact[] {
  const { form } = request;
  const { users, groups } = namesOf(request);
  const all: Fact[] = [
    { title: 'Qlik Sense', value: escapeMarkdown(form.qlikUrl) },
    { title: sentence('Users'), value: escapeList(users) },
    { title: sentence('Groups'), value: escapeList(groups) },
    { title: sentence('Nothing changes for'), value: escapeList(request.people?.unaffectedNames ?? []) },
    {
      title: sentence('Asked by'),
      value: joined([escapeMarkdown(request.requester.name, 80), moment(request.createdAt)], ', '),
    },
    { title: sentence('Details'), value: whoSeesAll(request) },
    { title: sentence('Plan'), value: planFact(request) },
    { title: sentence('Warning'), value: warnings(request) },
    { title: sentence('Comment'), value: lastDecision(request).comment },
  ];
  return all.filter((fact) => fact.value !== '');
}

function planFact({ plan }: RequestView): Text {
  if (plan === null) return '';
  const unwritten = sentenceLines([...plan.accepts, ...plan.records], mostAccepts).map(({ text }) => text);
  return joined([escapeMarkdown(plan.summary), ...unwritten], '\n\n');
}

// What was typed may name a user among the groups, or by an address: the plan knows who that is.
function namesOf({ kind, form, users, people }: RequestView): { users: Text[]; groups: Text[] } {
  if (!kindWords[kind].isAboutPeople) return { users: [], groups: [] };
  if (people) return { users: people.userNames, groups: people.groupNames };
  return { users, groups: splitList(form.groups) };
}

// Warnings no longer matter once the request is decided.
function warnings(request: RequestView): Text {
  return request.state === 'planned' ? escapeParagraphs(joined(request.plan?.warnings ?? [], '\n\n')) : '';
}

function hasFieldProblems(request: RequestView): boolean {
  return request.state === 'failed' && (request.problem?.fields.length ?? 0) > 0;
}
