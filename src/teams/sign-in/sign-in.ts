import { languageOf } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import { z } from 'zod';
import { TerminalError, UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Heard } from '../activity/heard.ts';
import { isRefused, type UserTokens } from './user-tokens.ts';
import type { ActionAnswer } from '../answer.ts';

/** What Teams adds to a click: its own token to exchange, or the code of a browser sign-in. */
const proof = z.object({
  authentication: z.object({ connectionName: z.string(), token: z.string().min(1) }).nullish(),
  state: z.string().max(100).nullish(),
});

/**
 * Makes sure that the bot can act for the person who clicked. Returns null if it can, otherwise the answer to the
 * click, which Teams then repeats with a proof; `why` is said beside the button. Single sign-on comes first; if it
 * fails, Teams shows a sign-in button. Throws UserError if the token service cannot be used now, TerminalError if it
 * refuses the bot.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/authentication-flow-in-universal-action-for-adaptive-cards
 */
export async function signIn(
  tokens: UserTokens,
  heard: Heard,
  log: Log,
  why: Text = toApprove,
): Promise<ActionAnswer | null> {
  try {
    return await trySignIn(tokens, heard, why);
  } catch (error) {
    if (isRefused(error))
      throw new TerminalError(
        sentence('Signing in does not work: the token service refuses the bot. Nothing was changed.'),
        sentence('Ask the operator of this bot to check OAUTH_CONNECTION_NAME and the OAuth connection.'),
        { cause: error },
      );
    log.warn({ err: error }, 'The token service cannot be used now');
    throw new UserError(
      sentence('Signing in does not work at the moment, so nothing was changed.'),
      sentence('Try again in a minute.'),
    );
  }
}

const toApprove = sentence('Sign in, so that what you approve is done in your name.');

async function trySignIn(tokens: UserTokens, heard: Heard, why: Text): Promise<ActionAnswer | null> {
  const { value, person } = heard.incoming;
  const { authentication, state } = proof.catch({}).parse(value);
  const chatUserId = person?.chatUserId ?? '';
  if (authentication && authentication.connectionName === tokens.connectionName)
    return (await tokens.exchange(chatUserId, authentication.token)) ? null : { retrySignIn: notConsented };
  if (await tokens.find(chatUserId, state ?? '')) return null;
  return { login: await loginRequest(tokens, heard, why) };
}

const notConsented = sentence('Teams could not sign you in by itself.');

async function loginRequest(tokens: UserTokens, { context, incoming }: Heard, why: Text): Promise<object> {
  const language = languageOf(incoming.locale);
  const title = say(language, sentence('Sign in'));
  const { signInLink, tokenExchangeResource } = await tokens.signInResource(context.activity);
  return {
    text: say(language, why),
    connectionName: tokens.connectionName,
    ...(tokenExchangeResource && { tokenExchangeResource }),
    buttons: [{ title, text: title, type: 'signin', value: signInLink }],
  };
}
