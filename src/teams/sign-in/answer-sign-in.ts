import { languageOf } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { sentence } from '../../language/sentence.ts';
import { z } from 'zod';
import { wakeApprovedBy } from '../../service/requests/sign-in.ts';
import type { Incoming } from '../activity/incoming.ts';
import { actorOf } from '../activity/sender.ts';
import type { Bot } from '../parts.ts';

const code = z.object({ state: z.string().max(100) });
const exchange = z.object({
  id: z.string(),
  connectionName: z.string(),
  token: z.string().min(1),
});

/** The answer to Teams. Unlike for buttons, the HTTP status says whether it worked. */
interface SignInAnswer {
  status: number;
  body?: object;
}

/**
 * Completes a sign-in from a sign-in card. Returns null for any other invoke. 412 makes Teams show the card's button.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-code
 */
export async function answerSignIn(bot: Bot, incoming: Incoming): Promise<SignInAnswer | null> {
  const { name, person } = incoming;
  if (name !== 'signin/verifyState' && name !== 'signin/tokenExchange') return null;
  const { tokens, deps } = bot;
  if (!tokens) return { status: 200 };
  const chatUserId = person?.chatUserId ?? '';
  try {
    const answer = await complete(tokens.connectionName, incoming, {
      verify: async (state) => (await tokens.find(chatUserId, state)) !== null,
      trade: (token) => tokens.exchange(chatUserId, token),
    });
    if (answer.status === 200) await wakeApprovedBy(deps, actorOf(incoming));
    return answer;
  } catch (error) {
    deps.log.warn({ err: error }, 'Sign-in could not be completed');
    return { status: 412 };
  }
}

async function complete(
  connection: string,
  { name, value, locale }: Incoming,
  by: { verify(state: string): Promise<boolean>; trade(token: string): Promise<boolean> },
): Promise<SignInAnswer> {
  if (name === 'signin/verifyState') {
    const { state } = code.parse(value);
    return { status: (await by.verify(state)) ? 200 : 412 };
  }
  const { id, connectionName, token } = exchange.parse(value);
  const isTraded = connectionName === connection && (await by.trade(token));
  const refused = sentence('The token was not accepted. Sign in with the button.');
  const failureDetail = isTraded ? null : say(languageOf(locale), refused);
  return { status: isTraded ? 200 : 412, body: { id, connectionName, failureDetail } };
}
