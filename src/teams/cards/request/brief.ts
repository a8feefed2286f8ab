import { sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { escapeMarkdown, webUrl } from '../../text.ts';
import { card } from '../render.ts';
import { requestState, requestTitle, type StateData } from '../words/request-words.ts';

/** Data of `brief`. `link` opens the hub; `''` = there is none. */
interface BriefData {
  title: Text;
  state: StateData;
  how: Text;
  link: string;
  requestId: string;
}

/** Stands for a card of a request that Teams does not take: where the request is, and how to see the rest. */
export const briefCard = card('brief', (request: RequestView): BriefData => {
  const command = request.state === 'planned' ? 'requests' : `status ${request.name}`;
  return {
    title: requestTitle(request),
    state: requestState(request),
    how: sentence(
      'Teams does not take the whole card as a message. Press Show, or type {command} in a chat with the bot.',
      { command: escapeMarkdown(command) },
    ),
    link: webUrl(request.state === 'done' ? (request.result?.links[0]?.url ?? '') : ''),
    requestId: request.id,
  };
});
