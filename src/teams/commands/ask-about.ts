import { sentence, type Text } from '../../language/sentence.ts';
import { changeCard, type PublicationChange } from './form-about.ts';
import type { Turn } from '../turn.ts';
import type { Command } from './command.ts';
import { peopleIn, startsWithPerson } from './people-in.ts';
import { nameOrList } from './name-or-list.ts';

/** The commands that ask for a change of one publication: each shows a form below. */
export const changeCommands: readonly Command[] = [
  command('assign', 'assign <name> [people]', sentence('Asks to give users and groups access')),
  command('unassign', 'unassign <name> [people]', sentence('Asks to take users and groups off')),
  command(
    'update',
    'update <name>',
    sentence('Asks to change addresses, connectors, sign-in or the time-out'),
  ),
  command('repair', 'repair <name>', sentence('Asks to set back what was changed outside the bot')),
  command('unpublish', 'unpublish <name>', sentence('Asks to take a publication off the internet')),
  command('restore', 'restore <name>', sentence('Asks to bring an unpublished one back, within 30 days')),
];

function command(kind: PublicationChange, usage: string, description: Text): Command {
  return { name: kind, usage, description, run: (turn, text) => showForm(turn, kind, usage, text) };
}

async function showForm(turn: Turn, kind: PublicationChange, usage: string, text: string): Promise<void> {
  const [word = '', ...rest] = startsWithPerson(text) ? ['', text] : text.split(' ');
  const name = await nameOrList(turn, usage, word);
  if (name === '') return;
  await turn.reply(await changeCard(turn, kind, name, peopleIn(rest.join(' '))));
}
