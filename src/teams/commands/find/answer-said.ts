import { sentence, type Text } from '../../../language/sentence.ts';
import { choicesCard, mostKept } from '../../cards/choices.ts';
import { knownAmong } from '../../../service/views/find-name.ts';
import { plainLine } from '../../text.ts';
import type { Turn } from '../../turn.ts';
import type { Typed, Understood } from './understand.ts';
import { readings } from '../about/readings.ts';
import { answerName } from './answer-name.ts';
import { choiceOf } from './choice-of.ts';

/** Runs the command that was understood, or answers what is none with the commands that are near it. */
export async function answerSaid(turn: Turn, understood: Understood, said: string): Promise<void> {
  if ('command' in understood) return void (await understood.command.run(turn, understood.text));
  if ('courtesy' in understood) return offerUsual(turn, courtesies[understood.courtesy], '');
  if ('button' in understood) return answerButton(turn, understood);
  const [best] = understood.near;
  if (await answerName(turn, said, best !== undefined)) return;
  if (!best) return answerUnknown(turn, said);
  // Too long for a button: the command itself shows what it takes before anything is done.
  if (said.length > mostKept) return void (await best.command.run(turn, best.text));
  await offerNear(turn, understood.near);
}

const courtesies = {
  greeting: sentence('Hello! What would you like to do?'),
  thanks: sentence('You are welcome.'),
};

/** Says where what only a button does is done, and offers what shows those buttons. */
async function answerButton(
  { deps, reply, language }: Turn,
  asked: { button: string; text: string },
): Promise<void> {
  const named = readings(asked.text, false).map(({ name }) => name);
  const known = await knownAmong(deps, named, 'requests');
  const about = known ? [choiceOf(language, 'status', known.name)] : [];
  const title = sentence('“{word}” is a button on the card of a request', {
    word: plainLine(asked.button, 40),
  });
  const text = sentence(
    'Requests are decided, taken back, retried and undone on their own cards. “requests” shows the open ones.',
  );
  await reply(choicesCard(language, title, text, [choiceOf(language, 'requests', ''), ...about]));
}

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
  const text = sentence('These are the usual commands; “help” shows all of them.');
  const choices = [
    choiceOf(language, 'publish', said),
    said === '' ? choiceOf(language, 'list', '') : choiceOf(language, 'status', said),
    choiceOf(language, 'help', ''),
  ];
  await reply(choicesCard(language, title, text, choices));
}
