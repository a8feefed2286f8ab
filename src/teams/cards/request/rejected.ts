import type { Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { card } from '../render.ts';
import { mentionPerson, type Mention } from '../words/mention.ts';
import { lastDecision } from '../words/next-step.ts';
import { escapeMarkdown } from '../../text.ts';

/** Data of `rejected`. */
interface RejectedData {
  name: string;
  verb: string;
  title: Text;
  requester: string;
  mentions: Mention[];
  decision: Text;
  comment: string;
  requestId: string;
}

/** Tells the requester who said no and why; its button opens the form with the same entries. */
export const rejectedCard = card('rejected', (request: RequestView): RejectedData => {
  const { text, mentions } = mentionPerson(request.requester);
  const decision = lastDecision(request);
  return {
    name: escapeMarkdown(request.name),
    verb: request.kind,
    title: kindWords[request.kind].rejected(escapeMarkdown(request.name)),
    requester: text,
    mentions,
    decision: decision.text,
    comment: decision.comment,
    requestId: request.id,
  };
});
