import { listPublications } from '../../service/lists.ts';
import { render } from '../cards.ts';
import { publicationsView } from '../views/publications.ts';
import type { Command } from './command.ts';

/** `list` shows all publications, a page at a time. */
export const list: Command = {
  name: 'list',
  usage: 'list',
  description: 'Lists everything that is published',
  run: async ({ deps, reply }) => {
    await reply(render('publications', publicationsView(await listPublications(deps, 1))));
  },
};
