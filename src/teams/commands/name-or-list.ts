import { sentence } from '../../language/sentence.ts';
import { listPublications } from '../../service/views/lists.ts';
import type { Turn } from '../turn.ts';
import { newsCard } from '../cards/notice.ts';
import { publicationsCard } from '../cards/lists/publications.ts';

/**
 * The name of a publication as typed; with a single publication it need not be typed. Otherwise shows how the command
 * is used and what there is to choose from, and is `''`.
 */
export async function nameOrList(
  { deps, reply, language }: Turn,
  usage: string,
  typed: string,
): Promise<string> {
  if (typed !== '') return typed;
  const page = await listPublications(deps, 1);
  const [only] = page.items;
  if (page.total === 1 && only) return only.name;
  await reply(
    newsCard(language, { title: sentence('Which publication?'), text: sentence('Type {usage}', { usage }) }),
  );
  await reply(publicationsCard(language, page));
  return '';
}
