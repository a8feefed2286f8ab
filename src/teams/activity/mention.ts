import { z } from 'zod';
import { isGuid } from '../../guid.ts';
import { list, text } from './tolerant.ts';

/** Somebody or something that was mentioned in a message. */
export interface Mention {
  /** `place` is a team, a channel or a tag: many people, none of them named. */
  kind: 'us' | 'bot' | 'person' | 'place';
  /** The id in the chat (`29:…` for a person), or `''`. */
  id: string;
  /** In lower case; `''` = Teams did not say. */
  aadObjectId: string;
  name: string;
  /** The words that stand for it in the message, usually `<at>Name</at>`; `''` = Teams did not say. */
  text: string;
}

const nobody = { id: '', name: '', aadObjectId: '', type: '', mentionType: '' };

const entity = z.object({
  type: text,
  text,
  mentioned: z
    .object({ id: text, name: text, aadObjectId: text, type: text, mentionType: text })
    .default(nobody)
    .catch(nobody),
});

/** More mentions than any message has. */
const most = 500;

/** Types of what is mentioned, where Teams tells it, that stand for many people. */
const placeTypes = /^(tag|team|channel|conversation|chat|everyone)$/i;

/**
 * Reads the mentions among the entities of a message, in their order. Teams leaves out what it likes of each.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function mentionsIn(entities: unknown, bot: { id: string; name: string }): Mention[] {
  const found = list.parse(entities).slice(0, most).flatMap(mentionIn);
  const us = found.find(({ raw }) => isUs(raw, bot))?.raw.mentioned.id.toLowerCase();
  return found.map(({ raw, mention }) => {
    const isOurs = isUs(raw, bot) || (us !== undefined && us !== '' && us === mention.id.toLowerCase());
    return isOurs ? { ...mention, kind: 'us' } : mention;
  });
}

type Raw = z.infer<typeof entity>;

function mentionIn(value: unknown): { raw: Raw; mention: Mention }[] {
  const raw = entity.safeParse(value).data;
  if (!raw) return [];
  const { id, name } = raw.mentioned;
  const isMention = raw.type.toLowerCase() === 'mention' || (raw.type === '' && (id || name) !== '');
  if (!isMention) return [];
  return [{ raw, mention: { kind: kindOf(raw), id, aadObjectId: objectIdOf(raw), name, text: raw.text } }];
}

/** Without ids, only the name is left; a person's id tells that somebody else is called like the bot. */
function isUs({ mentioned, text: said }: Raw, bot: { id: string; name: string }): boolean {
  if (mentioned.id !== '') {
    // An activity that does not name its recipient is still addressed to this bot.
    return bot.id === ''
      ? mentioned.id.startsWith('28:')
      : mentioned.id.toLowerCase() === bot.id.toLowerCase();
  }
  const name = mentioned.name || said.replace(/<[^<>]*>/g, '');
  return mentioned.aadObjectId === '' && bot.name !== '' && name === bot.name;
}

function kindOf({ mentioned: { id, type, mentionType } }: Raw): Mention['kind'] {
  if (id.startsWith('28:')) return 'bot';
  return id.startsWith('19:') || placeTypes.test(type || mentionType) ? 'place' : 'person';
}

function objectIdOf({ mentioned: { id, aadObjectId } }: Raw): string {
  const found = [aadObjectId, id.replace(/^(8:orgid:|29:)/, '')].find(isGuid);
  return (found ?? '').toLowerCase();
}
