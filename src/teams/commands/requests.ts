import { sentence } from '../../language/sentence.ts';
import { listRequests } from '../../service/views/lists.ts';
import { showRequest } from '../../service/views/show-request.ts';
import { requestsCard } from '../cards/lists/requests.ts';
import type { Command } from './command.ts';

const mostCards = 3;

/** `requests` shows the open requests: a few as live cards, many as a list to choose from. */
export const requests: Command = {
  name: 'requests',
  usage: 'requests',
  description: sentence('Shows the requests that are open'),
  run: async ({ deps, actor, conversation, reply, language }) => {
    const page = await listRequests(deps, 1);
    if (page.total === 0 || page.total > mostCards) return reply(requestsCard(language, page));
    for (const request of page.items) await showRequest(deps, request, actor.aadObjectId, conversation);
    return null;
  },
};
