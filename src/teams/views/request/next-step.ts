import type { RequestState } from '../../../service/request.ts';
import type { RequestView } from '../../../service/view.ts';
import { escapeMarkdown, escapeParagraphs, formatDate } from '../../text.ts';
import { needsNothing } from './request-words.ts';

/** The latest decision in words: "Approved by Maria Admin, 23 Nov 2026, 14:32 UTC"; `''` before the first. */
export function lastDecision(request: RequestView): { text: string; by: string; comment: string } {
  const last = request.decisions.at(-1);
  if (last === undefined) return { text: '', by: '', comment: '' };
  const by = escapeMarkdown(last.by.name, 80);
  const done = last.decision === 'approve' ? 'Approved' : 'Rejected';
  return { text: `${done} by ${by}, ${formatDate(last.at)}`, by, comment: escapeParagraphs(last.comment) };
}

/** How far a request has come: "✓ Sent   ✓ Checked   ○ Approved   ○ Published"; `''` once it is off that way. */
export function trail(request: RequestView): string {
  const reached: Partial<Record<RequestState, number>> = {
    submitted: 1,
    planned: 2,
    approved: 3,
    applying: 3,
    done: 4,
  };
  const steps = reached[request.state];
  const wasNeverApproved =
    request.state === 'done' && request.decisions.length === 0 && needsNothing(request);
  if (steps === undefined || request.isUndo || wasNeverApproved) return '';
  const names = ['Sent', 'Checked', 'Approved', request.kind === 'publish' ? 'Published' : 'Done'];
  return names.map((step, index) => `${index < steps ? '✓' : '○'} ${step}`).join('   ');
}

/** What happens next, in a sentence; `''` when the problem says it. */
export function nextStep(request: RequestView): string {
  if (request.waitingFor !== '') return escapeParagraphs(request.waitingFor);
  if (request.isUndo) return undoSentence(request.state);
  const { by } = lastDecision(request);
  const isPublish = request.kind === 'publish';
  const work = isPublish ? 'Publishing' : 'The work';
  const nothing = isPublish ? 'Nothing was created.' : 'Nothing was changed.';
  const finished = request.steps.filter((step) => step.state === 'done').length;
  const sentences: Record<RequestState, string> = {
    submitted: 'The tenant is being read and the plan made. This takes a few seconds.',
    planned: 'An administrator has the plan and decides. You are told here.',
    approved: `Approved${by && ` by ${by}`}. ${work} starts now.`,
    applying: finished === 0 ? `${work} has started.` : `${finished} of ${request.steps.length} steps done.`,
    done: doneSentence(request),
    rejected: `Rejected${by && ` by ${by}`}. ${nothing}`,
    withdrawn: `The request was taken back. ${nothing}`,
    expired: `Nobody decided in time. ${nothing}`,
    failed: '',
  };
  return sentences[request.state];
}

function undoSentence(state: RequestState): string {
  if (state === 'withdrawn') return 'What this request did has been taken back.';
  return state === 'failed' ? '' : 'What this request did is being taken back.';
}

function doneSentence(request: RequestView): string {
  if (request.kind === 'publish') return 'Published. The test links are in a message of their own.';
  if (needsNothing(request)) return 'Done. Nothing in the tenant had to change.';
  return 'Done. What was changed is in a message of its own.';
}
