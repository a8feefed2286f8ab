import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import { kindWords } from '../../kinds/table.ts';
import type { RequestState } from '../../../service/model/request/request.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { escapeMarkdown, escapeParagraphs, stepsDone } from '../../text.ts';
import { acceptsOnly, needsNothing } from './plan-words.ts';

/** Returns the latest decision in words, `''` before the first: "Approved by Maria Admin, 23 Nov 2026, 14:32 UTC". */
export function lastDecision(request: RequestView): { text: Text; by: string; comment: string } {
  if (request.isUndo) return lastUndo(request);
  const last = request.decisions.at(-1);
  if (last === undefined) return { text: '', by: '', comment: '' };
  const by = escapeMarkdown(last.by.name, 80);
  const how = { by, date: moment(last.at) };
  const text =
    last.decision === 'approve'
      ? sentence('Approved by {by}, {date}', how)
      : sentence('Rejected by {by}, {date}', how);
  return { text, by, comment: escapeParagraphs(last.comment) };
}

/** Who approved what is undone has not approved the undo. */
function lastUndo({ undoneBy }: RequestView): { text: Text; by: string; comment: string } {
  if (undoneBy === null) return { text: '', by: '', comment: '' };
  const by = escapeMarkdown(undoneBy.by.name, 80);
  return { text: sentence('Undo by {by}, {date}', { by, date: moment(undoneBy.at) }), by, comment: '' };
}

/** "✓ Sent   ✓ Checked   ○ Approved   ○ Published": how far a request has come, or `''` once it has left this path. */
export function trail(request: RequestView): Text {
  const reached: Partial<Record<RequestState, number>> = {
    submitted: 1,
    planned: 2,
    approved: 3,
    applying: 3,
    done: 4,
  };
  const steps = reached[request.state];
  const wasNeverApproved =
    request.state === 'done' &&
    request.decisions.length === 0 &&
    (needsNothing(request) || request.isReduced);
  if (steps === undefined || request.isUndo || wasNeverApproved) return '';
  const { done } = kindWords[request.kind].way;
  const names = [sentence('Sent'), sentence('Checked'), sentence('Approved'), done];
  return joined(
    names.map((step, index) => joined([index < steps ? '✓' : '○', step], ' ')),
    '   ',
  );
}

/** Returns a sentence about what happens next, or `''` if the problem already says it. */
export function nextStep(request: RequestView): Text {
  if (request.waitingFor !== '') return escapeParagraphs(request.waitingFor);
  if (request.isUndo) return undoSentence(request.state);
  const { by } = lastDecision(request);
  const approved = by ? sentence('Approved by {by}.', { by }) : sentence('Approved.');
  const rejected = by ? sentence('Rejected by {by}.', { by }) : sentence('Rejected.');
  const { starts, started, nothing } = kindWords[request.kind].way;
  const finished = request.steps.filter((step) => step.state === 'done').length;
  const sentences: Record<RequestState, Text> = {
    submitted: sentence('The tenant is being read and the plan made. This takes a few seconds.'),
    planned: askingSentence(request),
    approved: joined([approved, starts], ' '),
    applying: finished === 0 ? started : joined([stepsDone(finished, request.steps.length), '.'], ''),
    done: doneSentence(request),
    rejected: joined([rejected, nothing], ' '),
    withdrawn: joined([sentence('The request was taken back.'), nothing], ' '),
    expired: joined([sentence('Nobody decided in time.'), nothing], ' '),
    failed: '',
  };
  return sentences[request.state];
}

function askingSentence({ asking }: RequestView): Text {
  const inBotsChat = sentence(
    'An approver can type requests in a chat with the bot, or settings approvals in a channel.',
  );
  if (asking === 'nobody')
    return joined(
      [
        sentence(
          'No administrator could be asked yet: the bot has neither a channel for approvals that it can write to nor a chat with an approver.',
        ),
        inBotsChat,
      ],
      ' ',
    );
  if (asking === 'home')
    return joined(
      [sentence('The plan is shown where it was asked for, and an approver there can decide.'), inBotsChat],
      ' ',
    );
  if (asking === 'refused')
    return joined(
      [
        sentence('No administrator could be asked yet: Teams does not take the card with the plan.'),
        inBotsChat,
      ],
      ' ',
    );
  if (asking !== 'shown') return sentence('The plan is ready and is being shown to the administrators.');
  return sentence('An administrator has the plan and decides. The result is told where it was asked for.');
}

function undoSentence(state: RequestState): Text {
  if (state === 'withdrawn') return sentence('What this request did has been taken back.');
  return state === 'failed' ? '' : sentence('What this request did is being taken back.');
}

function doneSentence(request: RequestView): Text {
  const { accepted, unwritten, written } = kindWords[request.kind].way.ended;
  if (acceptsOnly(request)) return accepted;
  return needsNothing(request) ? unwritten : written;
}
