import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type {
  HistoryEventKind,
  HistoryEventView,
  HistoryWriteView,
} from '../../../service/views/history/history-view.ts';
import { escapeMarkdown } from '../../text.ts';
import { seenShort } from '../words/seen.ts';
import { signs } from '../words/signs.ts';

const mostOfAComment = 100;
const mostOfAReason = 100;

const buttons: Record<string, Text> = {
  'request.approve': sentence('Approve'),
  'request.reject': sentence('Reject'),
  'request.withdraw': sentence('Withdraw'),
  'request.retry': sentence('Retry'),
  'request.undo': sentence('Undo'),
  'test.report': sentence('Send answer'),
  'test.open': sentence('What did you see?'),
};

/** "Approved by Maria Admin: “Fine” · 23 Nov 2026, 15:02 UTC" */
export function eventLine(event: HistoryEventView): Text {
  return joined([whatHappened(event), moment(event.at)], ' · ');
}

function whatHappened({ kind, by, comment, reason, what, seen }: HistoryEventView): Text {
  const who = by === '' ? sentence('the bot') : escapeMarkdown(by, 50);
  const why = escapeMarkdown(reason, mostOfAReason);
  const said =
    comment === '' ? '' : sentence('“{comment}”', { comment: escapeMarkdown(comment, mostOfAComment) });
  const words: Record<HistoryEventKind, Text> = {
    asked: sentence('Asked by {who}', { who }),
    approved: joined([sentence('Approved by {who}', { who }), said], ': '),
    rejected: joined([sentence('Rejected by {who}', { who }), said], ': '),
    refused: refusalWords(who, buttons[what] ?? '', why),
    'approval-ended': sentence('The approval ended'),
    'planned-again': sentence('Waits for approval again'),
    'taken-over': sentence('Taken over by {who}: waits for approval again', { who }),
    retried: sentence('{who} pressed Retry', { who }),
    undone: sentence('{who} pressed Undo', { who }),
    'undo-ended': joined([sentence('Undone'), why], ': '),
    withdrawn: sentence('Withdrawn by {who}', { who }),
    expired: sentence('Expired: nobody decided in time'),
    'sent-back': joined([sentence('Sent back'), why], ': '),
    failed: joined([sentence('Failed'), why], ': '),
    accepted: sentence('Accepted as it was found'),
    tested: joined([sentence('Tested by {who}', { who }), seen ? seenShort[seen] : '', said], ': '),
    done: joined([sentence('Done'), why], ': '),
  };
  return words[kind];
}

function refusalWords(who: Text, button: Text, why: Text): Text {
  const what =
    button === ''
      ? sentence('{who} was refused', { who })
      : sentence('{who} pressed {button} and was refused', { who, button });
  return joined([what, why], ': ');
}

/** "✓ Create the application …"; a write that failed or has no known outcome also says so, with the ids for support. */
export function writeLine({ at, sentence: what, outcome, code, graphRequestId }: HistoryWriteView): Text {
  const how = { done: signs.done, refused: signs.failed, unknown: signs.unsure };
  const line = joined([how[outcome], escapeMarkdown(what, 120)], ' ');
  if (outcome === 'done') return line;
  const why =
    outcome === 'refused'
      ? sentence('refused: {code}', { code: escapeMarkdown(code) })
      : sentence('no answer; looked again afterwards');
  const graph = graphRequestId && sentence('Graph request {id}', { id: escapeMarkdown(graphRequestId) });
  return joined([line, why, moment(at), graph], ' · ');
}
