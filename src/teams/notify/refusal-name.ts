import { z } from 'zod';

const named = z.object({
  code: z.string().catch(''),
  message: z.string().catch(''),
  details: z.unknown().optional(),
});
const codeInDetails = z.object({ error: z.object({ code: z.string() }) });

/** Names that speak of the conversation, or of the bot in it. */
const ofConversation = [
  'ConversationNotFound',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'ForbiddenOperationException',
  'NotOnThisMachine',
] as const;

/** Names that speak of the bot's registration or address, which is its operator's matter. */
const ofBot = ['BotNotRegistered', 'InvalidBotApiHost'] as const;

/** Names that speak of one message. */
const ofMessage = ['ActivityNotFoundInConversation', 'NotEnoughPermissions', 'MessageSizeTooBig'] as const;

/** What Teams writes instead of a name; the place it does not write so of a message that is missing. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/not part of the conversation roster/i, 'BotNotInConversationRoster'],
  [/tenant admin disabled this bot/i, 'BotDisabledByAdmin'],
  [/user blocked the conversation/i, 'ConversationBlockedByUser'],
  [/isn.t installed in user|not installed in user/i, 'ForbiddenOperationException'],
];

/** What a refusal is about, and by which name; `nothing` = it names nothing known. */
export interface RefusalName {
  about: 'conversation' | 'bot' | 'message' | 'nothing';
  /** Teams' name for it, in its usual letters; for `nothing` the code as it came, or `''`. */
  name: string;
}

const known: readonly RefusalName[] = [
  ...ofConversation.map((name) => ({ about: 'conversation' as const, name })),
  ...ofBot.map((name) => ({ about: 'bot' as const, name })),
  ...ofMessage.map((name) => ({ about: 'message' as const, name })),
];

/**
 * Finds the name in a connector's error: its code, or else any known name further inside or in the text, because the
 * body is not always the documented one.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export function refusalName(error: unknown): RefusalName {
  const { code: ownCode, message, details } = named.parse(Object(error));
  const code = codeInDetails.safeParse(details).data?.error.code || ownCode;
  const byCode = known.find(({ name }) => name.toLowerCase() === code.toLowerCase());
  if (byCode) return byCode;
  const text = `${message} ${JSON.stringify(details ?? '')}`;
  const inText = known.find(({ name }) => new RegExp(`\\b${name}\\b`, 'i').test(text));
  const said = sentences.find(([pattern]) => pattern.test(text))?.[1];
  return inText ?? known.find(({ name }) => name === said) ?? { about: 'nothing', name: code };
}
