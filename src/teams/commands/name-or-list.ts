import { sentence } from '../../language/sentence.ts';
import { listPublications } from '../../service/views/lists.ts';
import { render } from '../cards/render.ts';
import type { Turn } from '../turn.ts';
import { noticeView } from '../cards/notice.ts';
import { publicationsView } from '../cards/lists/publications.ts';

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
    render(
      language,
      'notice',
      noticeView({ title: sentence('Which publication?'), text: sentence('Type {usage}', { usage }) }),
    ),
  );
  await reply(render(language, 'publications', publicationsView(page)));
  return '';
}
