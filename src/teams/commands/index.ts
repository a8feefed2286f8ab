import { sentence } from '../../language/sentence.ts';
import type { Language } from '../../language/language.ts';
import { helpAboutCard } from '../cards/help-about.ts';
import { helpCard } from '../cards/help.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import type { Command } from './command.ts';
import { adopt } from './adopt.ts';
import { askAbout } from './about/ask-about.ts';
import { connectors } from './connectors.ts';
import { aboutIn } from './find/about-in.ts';
import { diagnose } from './diagnose.ts';
import { wordsFor } from './find/words.ts';
import { howTo } from './how.ts';
import { history } from './history.ts';
import { list } from './list.ts';
import { publish } from './publish.ts';
import { report } from './report.ts';
import { requests } from './requests.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';

const help: Command = {
  name: 'help',
  usage: 'help [command]',
  description: sentence('Shows this list'),
  run: ({ reply, language }, text) => reply(helpFor(language, text)),
};

/** Every command, in the order of the help card. */
export const commands: readonly Command[] = [
  publish,
  status,
  diagnose,
  list,
  requests,
  ...askAbout,
  adopt,
  history,
  report,
  connectors,
  settings,
  help,
];

/** It is the same each time, and asked for more often than any other card. */
const helpCards = new Map<Language, AdaptiveCard>();

/** Returns the help card, with a person's own words for the commands. */
export function commandsCard(language: Language): AdaptiveCard {
  const known = helpCards.get(language);
  if (known) return known;
  const made = helpCard(language, commands, (name) => wordsFor(language, name)[0] ?? '');
  helpCards.set(language, made);
  return made;
}

/** Returns what help says of the command that is typed behind it, or of all. */
function helpFor(language: Language, text: string) {
  const about = aboutIn(commands, text);
  return about
    ? helpAboutCard(language, about, howTo(about.name), wordsFor(language, about.name))
    : commandsCard(language);
}
