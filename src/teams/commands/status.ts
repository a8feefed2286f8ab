import { sentence } from '../../language/sentence.ts';
import { findPublication, findRequestByName, listPublications } from '../../service/views/lists.ts';
import { summaryNow } from '../../service/report/summary.ts';
import { askComparison } from '../../service/compare/ask-comparison.ts';
import { askOutside } from '../../service/outside/ask-outside.ts';
import type { PublicationView } from '../../service/model/view.ts';
import { followStatus } from '../../service/views/follow-status.ts';
import { showStatus } from '../../service/views/show-request.ts';
import { publicationFor } from '../../service/views/may-see.ts';
import { unknownNameCard } from '../cards/notice.ts';
import { publicationsCard } from '../cards/lists/publications.ts';
import type { Turn } from '../turn.ts';
import type { Command } from './command.ts';
import { nameOrList } from './name-or-list.ts';
import { publicationCard } from '../cards/lists/publication.ts';

/** `status name` shows one publication, or its request if it is not published yet. Without a name it lists them all. */
export const status: Command = {
  name: 'status',
  usage: 'status [name]',
  description: sentence('Shows how a publication is doing'),
  run: async (turn, text) => {
    const { deps, conversation, reply, language } = turn;
    if (text === '')
      return reply(publicationsCard(language, await listPublications(deps, 1), await summaryNow(deps)));
    const asking = { command: 'status', usage: status.usage, hasRest: false, of: 'requests' } as const;
    const found = await nameOrList(turn, asking, text);
    if (!found) return null;
    const { name } = found;
    const publication = await findPublication(deps, name);
    if (publication) return showPublication(turn, publication);
    const request = await findRequestByName(deps, name);
    if (request) return showStatus(deps, request.id, conversation.id);
    return reply(unknownNameCard(language, name));
  },
};

/** Shows what is known at once; the card is brought up to date when the publication has been compared and visited. */
async function showPublication(
  { deps, conversation, reply, language }: Turn,
  { id, name }: PublicationView,
): Promise<string> {
  await Promise.all([askComparison(deps, id), askOutside(deps, id)]);
  const publication = await findPublication(deps, name);
  if (!publication) return reply(unknownNameCard(language, name));
  const shown = await publicationFor(deps, conversation, publication);
  const activityId = await reply(publicationCard(language, shown));
  await followStatus(deps, id, language, { conversationId: conversation.id, activityId });
  return activityId;
}
