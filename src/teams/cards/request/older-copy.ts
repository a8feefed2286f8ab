import { sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { card } from '../render.ts';
import { nextStep } from '../words/next-step.ts';
import { requestTitle } from '../words/request-words.ts';

/** Data of `older-copy`. */
interface OlderCopyData {
  title: Text;
  message: Text;
  requestId: string;
}

/** What an older message of a request's card becomes. `isOnly` = there is no other message of that card. */
export const olderCopyCard = card('older-copy', (request: RequestView, isOnly: boolean): OlderCopyData => ({
  title: requestTitle(request),
  message: isOnly
    ? nextStep(request)
    : sentence('This request goes on in another card of this conversation.'),
  requestId: request.id,
}));
