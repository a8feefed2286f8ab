import { sentence } from '../../language/sentence.ts';
import { findPublication, findRequestByName, listPublications } from '../../service/views/lists.ts';
import { summaryNow } from '../../service/report/summary.ts';
import { showStatus } from '../../service/views/show-request.ts';
import { publicationFor } from '../../service/views/may-see.ts';
import { unknownNameCard } from '../cards/notice.ts';
import { publicationsCard } from '../cards/lists/publications.ts';
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
    if (publication) {
      const shown = await publicationFor(deps, conversation, publication);
      return reply(publicationCard(language, shown));
    }
    const request = await findRequestByName(deps, name);
    if (request) return showStatus(deps, request.id, conversation.id);
    return reply(unknownNameCard(language, name));
  },
};
