import { cutAtMentions, type Piece } from './cut-at-mentions.ts';
import type { Incoming } from './incoming.ts';
import type { Mention } from './mention.ts';
import { tidied } from './tidied.ts';

/** Between two people of a list. */
const between = /^\s*(?:,|;|&|\+|and|und)?\s*$/iu;

/**
 * Returns what was typed to the bot, in plain words with single blanks, or null if it was not meant for the bot: outside
 * a personal chat people must mention it. The bot's own mentions are left out. A person mentioned is their object id, or
 * `"@Name"` where it is unknown; anything else mentioned is its name.
 */
export function saidToBot(incoming: Incoming): string | null {
  const pieces = cutAtMentions(incoming);
  const isMentioned =
    incoming.mentions.some(({ kind }) => kind === 'us') ||
    pieces.some((piece) => 'mention' in piece && piece.mention.kind === 'us');
  if (incoming.conversation.kind !== 'personal' && !isMentioned) return null;
  return withoutCall(tidied(written(pieces)), incoming.bot.name);
}

function written(pieces: readonly Piece[]): string {
  let said = '';
  let before: Mention | null = null;
  let isBegun = false;
  for (const [i, piece] of pieces.entries()) {
    if ('mention' in piece) {
      const { mention } = piece;
      // A name of two words can arrive as two mentions of one person.
      const isRepeated: boolean = before !== null && mention.id !== '' && before.id === mention.id;
      const word: string = isRepeated ? '' : wordFor(mention, !isBegun);
      if (word !== '') said += `${before ? ', ' : ' '}${word}`;
      isBegun ||= word !== '';
      before = word !== '' || isRepeated ? mention : before;
      continue;
    }
    const next = pieces[i + 1];
    const isFollowed = next !== undefined && 'mention' in next && next.mention.kind !== 'us';
    if (before && isFollowed && between.test(piece.words)) continue;
    if (piece.words.trim() !== '') [before, isBegun] = [null, true];
    said += /^[,;.:!?]/u.test(piece.words) ? piece.words : ` ${piece.words}`;
  }
  return said;
}

/** Other bots that are called together with this one are not part of what is said to it. */
function wordFor({ kind, aadObjectId, name }: Mention, isFirst: boolean): string {
  if (kind === 'us' || (kind === 'bot' && isFirst)) return '';
  if (kind === 'person') return aadObjectId || `"@${name.replaceAll('"', '')}"`;
  return `"${name.replaceAll('"', '')}"`;
}

/** In a personal chat people write the bot's name as in a channel, but Teams makes no mention of it. */
function withoutCall(said: string, name: string): string {
  const [, rest = ''] = /^@(.*)$/su.exec(said) ?? [];
  const isCalled = name !== '' && rest.toLowerCase().startsWith(name.toLowerCase());
  return isCalled ? tidied(rest.slice(name.length)) : said;
}
