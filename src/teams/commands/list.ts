import { sentence } from '../../language/sentence.ts';
import { listPublications } from '../../service/views/lists.ts';
import { summaryNow } from '../../service/report/summary.ts';
import { publicationsCard } from '../cards/lists/publications.ts';
import type { Command } from './command.ts';

/** `list` shows all publications, one page at a time. */
export const list: Command = {
  name: 'list',
  usage: 'list',
  description: sentence('Lists everything that is published'),
  run: async ({ deps, reply, language }) => {
    await reply(publicationsCard(language, await listPublications(deps, 1), await summaryNow(deps)));
  },
};
