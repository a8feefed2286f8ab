import { kindsAbout, kindWords, type KindAbout } from '../../kinds/table.ts';
import type { Turn } from '../../turn.ts';
import type { Command } from '../command.ts';
import { formAbout } from './form-about.ts';
import { nameOrList } from '../name-or-list.ts';
import { peopleIn, startsWithPerson } from './people-in.ts';

/** A command for each kind of request about a publication: it shows the form below. */
export const askAbout: readonly Command[] = kindsAbout.map((kind) => {
  const { usage, description } = kindWords[kind];
  return { name: kind, usage, description, run: (turn, text) => showForm(turn, kind, text) };
});

async function showForm(turn: Turn, kind: KindAbout, text: string): Promise<void> {
  const [word = '', ...rest] = startsWithPerson(text) ? ['', text] : text.split(' ');
  const name = await nameOrList(turn, kindWords[kind].usage, word);
  if (name === '') return;
  await turn.reply(await formAbout(turn, kind, name, peopleIn(rest.join(' '))));
}
