import { sentence, type Text } from '../../../language/sentence.ts';
import { choicesCard, mostKept, type Choice } from '../../cards/choices.ts';
import { plainLine } from '../../text.ts';
import type { Turn } from '../../turn.ts';
import type { Typed, Understood } from './understand.ts';
import { wordFor } from './words.ts';

/** Runs the command that was understood, or answers what is none with the commands that are near it. */
export async function answerSaid(turn: Turn, understood: Understood, said: string): Promise<void> {
  if ('command' in understood) return understood.command.run(turn, understood.text);
  if ('courtesy' in understood) return offerUsual(turn, courtesies[understood.courtesy], '');
  const [best] = understood.near;
  if (!best) return answerUnknown(turn, said);
  // Too long for a button: the command itself shows what it takes before anything is done.
  if (said.length > mostKept) return best.command.run(turn, best.text);
  await offerNear(turn, understood.near);
}

const courtesies = {
  greeting: sentence('Hello! What would you like to do?'),
  thanks: sentence('You are welcome.'),
};

async function answerUnknown(turn: Turn, said: string): Promise<void> {
  const title = sentence('I did not understand “{said}”', { said: plainLine(said, 80) });
  await offerUsual(turn, title, said.length > mostKept ? '' : said);
}

async function offerNear({ reply, language }: Turn, near: readonly Typed[]): Promise<void> {
  const choices = near.map(({ command, text }) => choiceOf(language, command.name, text));
  const title = sentence('Did you mean {word}?', { word: choices[0]?.word ?? '' });
  await reply(choicesCard(language, title, sentence('What you typed stays with it.'), choices));
}

/** Offers the three usual commands. Those that something can be typed behind keep it. */
async function offerUsual({ reply, language }: Turn, title: Text, said: string): Promise<void> {
  const text = sentence('These are the usual commands; help shows all of them.');
  const choices = [
    choiceOf(language, 'publish', said),
    said === '' ? choiceOf(language, 'list', '') : choiceOf(language, 'status', said),
    choiceOf(language, 'help', ''),
  ];
  await reply(choicesCard(language, title, text, choices));
}

/** A command as a button. */
export function choiceOf(language: Turn['language'], command: string, text: string): Choice {
  return { command, word: wordFor(language, command), text };
}
