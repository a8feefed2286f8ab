import { sentence } from '../../../language/sentence.ts';
import { knownAmong, namesLike } from '../../../service/views/find-name.ts';
import { choicesCard, type Choice } from '../../cards/choices.ts';
import type { Turn } from '../../turn.ts';
import { readings } from '../about/readings.ts';
import { status } from '../status.ts';
import { choiceOf } from './choice-of.ts';
import { plain } from './plain.ts';
import { fillers } from './words.ts';

/** The longest text that a name is looked for in. */
const longest = 300;
/** What has more words is a sentence, and like no name. */
const mostWords = 3;

/**
 * Answers a message without a command that names a publication or an address: with its status if nothing else is said,
 * or with the commands that can be meant (`isAlone` = only in the first case). Returns whether it did.
 */
export async function answerName(turn: Turn, said: string, isAlone: boolean): Promise<boolean> {
  if (said.length > longest) return false;
  const words = said.split(' ').filter((word) => !fillers.has(plain(word)));
  const address = words.find(isAddress);
  if (address !== undefined && (!isAlone || words.length === 1))
    return answerAddress(turn, said, address, words.length === 1);
  const name = words.join(' ');
  const named = isAlone ? [] : readings(said, false).map((reading) => reading.name);
  const known = await knownAmong(turn.deps, [name, ...named], 'requests');
  if (known?.typed === name) return show(turn, known.name);
  if (known) return offer(turn, [choiceOf(turn.language, 'status', known.name)]);
  if (isAlone || words.length > mostWords || plain(name).length < 3) return false;
  const { names, isSure } = await namesLike(turn.deps, name);
  const [first] = names;
  if (isSure && first !== undefined) return show(turn, first);
  return offer(
    turn,
    names.map((one) => choiceOf(turn.language, 'status', one)),
  );
}

/** An address that is published has a status; another can be published. */
async function answerAddress(turn: Turn, said: string, address: string, isAlone: boolean): Promise<boolean> {
  const { names, isSure } = await namesLike(turn.deps, address);
  const [holder] = names;
  if (!isSure || holder === undefined) return offer(turn, [choiceOf(turn.language, 'publish', said)]);
  return isAlone ? show(turn, holder) : offer(turn, [choiceOf(turn.language, 'status', holder)]);
}

async function show(turn: Turn, name: string): Promise<boolean> {
  await status.run(turn, name);
  return true;
}

async function offer({ reply, language }: Turn, choices: readonly Choice[]): Promise<boolean> {
  const [best] = choices;
  if (best === undefined) return false;
  const title = sentence('Did you mean {word}?', { word: best.word });
  await reply(choicesCard(language, title, '', choices));
  return true;
}

function isAddress(word: string): boolean {
  return (
    /^https?:\/\/\S/iu.test(word) ||
    (/^[a-z\d-]+(\.[a-z\d-]+)+([:/]\S*)?$/iu.test(word) && /[a-z]/iu.test(word))
  );
}
