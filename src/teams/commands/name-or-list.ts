import { sentence, type Text } from '../../language/sentence.ts';
import { knownAmong, namesLike } from '../../service/views/find-name.ts';
import { listPublications } from '../../service/views/lists.ts';
import type { PublicationView } from '../../service/model/view.ts';
import { choicesCard, mostKept } from '../cards/choices.ts';
import { plainLine } from '../text.ts';
import type { Turn } from '../turn.ts';
import { likeliest, readings, type Reading } from './about/readings.ts';
import { choiceOf } from './find/choice-of.ts';

const mostOffered = 5;

/** Names to choose from; `isMore` = there are others, which the list shows. */
interface Offer {
  title: Text;
  text: Text;
  names: string[];
  rest: string;
  isMore: boolean;
}

/**
 * The command that asks for a name; `hasRest` if people can be typed behind it. `of` = what has the name: publications,
 * or also requests that came to nothing.
 */
interface Asking {
  command: string;
  usage: string;
  hasRest: boolean;
  of: 'publications' | 'requests';
  /** The state a publication must be in; left out = any. */
  startsFrom?: 'published' | 'unpublished';
}

/**
 * Returns the publication that was typed and the rest, or the only publication if there is just one and none was typed.
 * Otherwise offers those that can be meant, with the rest kept, or the list, and returns null.
 */
export async function nameOrList(turn: Turn, asking: Asking, typed: string): Promise<Reading | null> {
  const { deps } = turn;
  const all = readings(typed, asking.hasRest);
  const known = await knownAmong(
    deps,
    all.map(({ name }) => name),
    asking.of,
  );
  if (known) return { name: known.name, rest: all.find(({ name }) => name === known.typed)?.rest ?? '' };
  const reading = likeliest(typed);
  if (!reading) return onlyOne(turn, asking, typed);
  const { names, isSure } = await likeNames(turn, asking, reading, typed);
  const [first] = names;
  if (first !== undefined && (isSure || (names.length === 1 && reading.rest.length > mostKept)))
    return { name: first, rest: reading.rest };
  await offer(turn, asking, reading, names);
  return null;
}

/** Where nothing but a name is expected, all words together are looked for first; one of them alone is never sure. */
async function likeNames({ deps }: Turn, { hasRest }: Asking, { name, rest }: Reading, typed: string) {
  if (hasRest || rest === '') return namesLike(deps, name);
  const all = await namesLike(deps, typed);
  return all.names.length > 0 ? all : { ...(await namesLike(deps, name)), isSure: false };
}

async function onlyOne(turn: Turn, asking: Asking, rest: string): Promise<Reading | null> {
  const page = await listPublications(turn.deps, 1);
  const [only] = page.items;
  if (page.total === 1 && only) return { name: only.name, rest };
  if (!only) return answerNone(turn, sentence('Which publication?'));
  const names = namesFor(asking, page.items);
  const [one, another] = names;
  if (one !== undefined && another === undefined && page.pages === 1) return { name: one, rest };
  const text = one === undefined ? noneFits(asking) : sentence('Type {usage}', { usage: asking.usage });
  const isMore = page.total > names.length;
  await offerThese(turn, asking, { title: sentence('Which publication?'), text, names, rest, isMore });
  return null;
}

function noneFits({ startsFrom }: Asking): Text {
  return startsFrom === 'unpublished'
    ? sentence('There is nothing to restore.')
    : sentence('Only what is published can be changed.');
}

/** The first names of a list that the command can be about. */
function namesFor({ startsFrom }: Asking, publications: readonly PublicationView[]): string[] {
  const possible = publications.filter(({ state }) => startsFrom === undefined || state === startsFrom);
  return possible.slice(0, mostOffered).map(({ name }) => name);
}

/** Says that there is no publication to name, and what there is to do. */
async function answerNone({ reply, language }: Turn, title: Text): Promise<null> {
  const text = sentence('There is no publication yet. “requests” shows what is asked for.');
  const choices = ['publish', 'requests'].map((command) => choiceOf(language, command, ''));
  await reply(choicesCard(language, title, text, choices));
  return null;
}

async function offer(turn: Turn, asking: Asking, { name, rest }: Reading, names: string[]): Promise<void> {
  const title = sentence('Nothing is called “{name}”', { name: plainLine(name, 80) });
  const text = sentence('What you typed stays with it.');
  if (names.length > 0) return offerThese(turn, asking, { title, text, names, rest, isMore: false });
  const page = await listPublications(turn.deps, 1);
  if (page.total === 0) {
    await answerNone(turn, title);
    return;
  }
  const few = namesFor(asking, page.items);
  const none = sentence('There is neither a publication nor a request of that name.');
  await offerThese(turn, asking, { title, text: none, names: few, rest, isMore: page.total > few.length });
}

async function offerThese(
  { reply, language }: Turn,
  { command }: Asking,
  { title, text, names, rest, isMore }: Offer,
): Promise<void> {
  const isKept = rest.length <= mostKept - 100;
  const tooLong = sentence('What you typed is too long for a button: type it again behind the name.');
  const choices = names.map((name) => choiceOf(language, command, isKept ? `${name} ${rest}`.trim() : name));
  const all = isMore ? [choiceOf(language, 'list', '')] : [];
  await reply(choicesCard(language, title, isKept ? text : tooLong, [...choices, ...all]));
}
