import { sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { mentionPerson, type Mention } from '../words/mention.ts';
import { escapeMarkdown } from '../words/text.ts';
import { lastDecision } from '../words/next-step.ts';
import { card } from '../render.ts';

/** Data of `rejected`. */
export interface RejectedData {
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
    title: titleOf(request),
    requester: text,
    mentions,
    decision: decision.text,
    comment: decision.comment,
    requestId: request.id,
  };
});

function titleOf(request: RequestView): Text {
  const name = escapeMarkdown(request.name);
  if (request.kind === 'publish') return sentence('{name} is not published', { name });
  return request.kind === 'adopt'
    ? sentence('{name} is not adopted', { name })
    : sentence('{name} stays as it is', { name });
}
