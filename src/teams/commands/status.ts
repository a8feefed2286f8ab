import { sentence } from '../../language/sentence.ts';
import { findPublication, findRequestByName, listPublications } from '../../service/lists.ts';
import { showRequest } from '../../service/notices.ts';
import { render } from '../cards.ts';
import { unknownNameView } from '../views/notice.ts';
import { publicationsView, publicationView } from '../views/publications.ts';
import type { Command } from './command.ts';

/** `status name` shows one publication, or its request while there is none; without a name, all. */
export const status: Command = {
  name: 'status',
  usage: 'status [name]',
  description: sentence('Shows how a publication is doing'),
  run: async ({ deps, conversation, reply, language }, name) => {
    if (!name)
      return reply(render(language, 'publications', publicationsView(await listPublications(deps, 1))));
    const publication = await findPublication(deps, name);
    if (publication) return reply(render(language, 'publication', publicationView(publication)));
    const request = await findRequestByName(deps, name);
    if (request) return showRequest(deps, request.id, 'status', conversation.id);
    await reply(render(language, 'notice', unknownNameView(name)));
  },
};
