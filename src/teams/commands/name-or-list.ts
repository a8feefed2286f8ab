import { sentence } from '../../language/sentence.ts';
import { listPublications } from '../../service/views/lists.ts';
import type { Turn } from '../turn.ts';
import { newsCard } from '../cards/notice.ts';
import { publicationsCard } from '../cards/lists/publications.ts';

/**
 * Returns the name that was typed, or the name of the only publication if there is just one. Otherwise shows how to use
 * the command and the publications to choose from, and returns `''`.
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
