import type { Incoming } from './incoming.ts';
import type { Mention } from './mention.ts';
import { plainWords } from './plain-words.ts';

/** Plain words, or a mention that stands between them. */
export type Piece = { words: string } | { mention: Mention };

const tag = /<at(?:\s[^<>]*)?>([^<]*)<\/at>/gi;

/**
 * Cuts a message's text into plain words and mentions. Teams lists the mentions beside the text, and people may shorten
 * the words of one, write it twice, or mention two people of one name: so each is found by its words first, and by its
 * place in the order last. A mention that the list does not have is a person, or the bot, of that name.
 */
export function cutAtMentions({ text, mentions, bot }: Pick<Incoming, 'text' | 'mentions' | 'bot'>): Piece[] {
  const left = mentions.map((mention) => ({ mention, keys: keysOf(mention), isUsed: false }));
  const tags = [...text.matchAll(tag)].map(({ 0: all, 1: inner = '', index }) => {
    return { from: index, to: index + all.length, name: plainWords(inner).trim() };
  });
  const take = (found: (typeof left)[number] | undefined) => {
    if (found) found.isUsed = true;
    return found?.mention ?? null;
  };
  const byName = tags.map(({ name }) => {
    const named = (isUsed: boolean) =>
      left.find((one) => one.isUsed === isUsed && one.keys.includes(key(name)));
    return take(named(false) ?? named(true));
  });
  const found = tags.map(
    ({ name }, i) => byName[i] ?? take(left.find(({ isUsed }) => !isUsed)) ?? unlisted(name, bot),
  );
  const pieces: Piece[] = [];
  let at = 0;
  for (const [i, { from, to }] of tags.entries()) {
    pieces.push({ words: plainWords(text.slice(at, from)) });
    const mention = found[i];
    if (mention) pieces.push({ mention: { ...mention, name: mention.name || (tags[i]?.name ?? '') } });
    at = to;
  }
  pieces.push({ words: plainWords(text.slice(at)) });
  return left.filter(({ isUsed }) => !isUsed).reduce((all, { mention }) => cutOut(all, mention), pieces);
}

function keysOf({ text, name }: Mention): string[] {
  return [key(plainWords(text)), key(name)].filter((one) => one !== '');
}

function key(name: string): string {
  return plainWords(name).replace(/\s+/g, ' ').trim().toLowerCase();
}

function unlisted(name: string, bot: Incoming['bot']): Mention {
  const isUs = bot.name !== '' && key(name) === key(bot.name);
  return { kind: isUs ? 'us' : 'person', id: '', aadObjectId: '', name, text: '' };
}

/** Cuts out a mention that is written without a tag. */
function cutOut(pieces: Piece[], mention: Mention): Piece[] {
  const name = mention.name && `@${mention.name}`;
  for (const written of [plainWords(mention.text), name].filter((one) => one !== '')) {
    const index = pieces.findIndex((piece) => 'words' in piece && piece.words.includes(written));
    const piece = pieces[index];
    if (!piece || !('words' in piece)) continue;
    const from = piece.words.indexOf(written);
    const before = { words: piece.words.slice(0, from) };
    const after = { words: piece.words.slice(from + written.length) };
    return pieces.toSpliced(index, 1, before, { mention }, after);
  }
  return pieces;
}
