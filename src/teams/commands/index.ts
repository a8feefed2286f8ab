import { sentence } from '../../language/sentence.ts';
import type { Language } from '../../language/language.ts';
import { helpCard } from '../cards/help.ts';
import type { Command } from './command.ts';
import { adopt } from './adopt.ts';
import { askAbout } from './about/ask-about.ts';
import { connectors } from './connectors.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import { publish } from './publish.ts';
import { requests } from './requests.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';

const help: Command = {
  name: 'help',
  usage: 'help',
  description: sentence('Shows this list'),
  run: ({ reply, language }) => reply(commandsCard(language)),
};

/** Every command, in the order of the help card. */
export const commands: readonly Command[] = [
  publish,
  status,
  list,
  requests,
  ...askAbout,
  adopt,
  history,
  connectors,
  settings,
  help,
];

/** The help card, which is also the answer to anything that is no command. */
export function commandsCard(language: Language) {
  return helpCard(language, commands);
}
