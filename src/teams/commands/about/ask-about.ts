import { kinds } from '../../../service/kinds/kinds.ts';
import { kindsAbout, kindWords, type KindAbout } from '../../kinds/table.ts';
import type { Turn } from '../../turn.ts';
import type { Command } from '../command.ts';
import { formAbout } from './form-about.ts';
import { nameOrList } from '../name-or-list.ts';
import { peopleIn } from './people-in.ts';
import { unnamedIn } from './unnamed-in.ts';

/** One command per kind of request about a publication. It shows that kind's form. */
export const askAbout: readonly Command[] = kindsAbout.map((kind) => {
  const { usage, description } = kindWords[kind];
  return { name: kind, usage, description, run: (turn, text) => showForm(turn, kind, text) };
});

async function showForm(turn: Turn, kind: KindAbout, text: string): Promise<void> {
  const { usage, isAboutPeople: hasRest } = kindWords[kind];
  const startsFrom = kinds[kind].startsFrom === 'unpublished' ? 'unpublished' : 'published';
  const asking = { command: kind, usage, hasRest, of: 'publications', startsFrom } as const;
  const found = await nameOrList(turn, asking, text);
  if (!found) return;
  const people = peopleIn(found.rest);
  await turn.reply(await formAbout(turn, kind, found.name, people, unnamedIn(people, turn.mentions)));
}
