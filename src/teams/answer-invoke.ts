import { languageOf, type Language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { joined, sentence } from '../language/sentence.ts';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { requestData } from './actions/data.ts';
import { actions } from './actions/index.ts';
import { conversationOf } from './activity/conversation.ts';
import { learnFrom } from './activity/learn-from.ts';
import { recordOutsideClick, recordRefused } from './record-refused.ts';
import { actorOf, tenantUnknown } from './activity/sender.ts';
import { answerSignIn } from './sign-in/answer-sign-in.ts';
import { notNow, troubleOf } from './trouble.ts';
import { turnOf } from './turn.ts';
import type { Bot } from './parts.ts';
import type { ActionAnswer } from './answer.ts';

const invoke = z.object({ action: z.object({ verb: z.string().max(100), data: z.unknown().optional() }) });

/**
 * Answers a click, always with HTTP 200 and the outcome in the body. Any other status shows "Something went wrong".
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export async function answerInvoke(bot: Bot, context: TurnContext, refusal: string): Promise<void> {
  if (!refusal) await learnWhatItTells(bot, context);
  const signedIn = refusal ? null : await answerSignIn(bot, context.activity);
  if (signedIn) {
    await context.sendActivity({ type: 'invokeResponse', value: signedIn });
    return;
  }
  const answer = refusal ? await refuse(bot, context, refusal) : await runAction(bot, context);
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: bodyOf(languageOf(context.activity.locale), answer) },
  });
}

/** A click is answered even if nothing could be learnt from it. */
async function learnWhatItTells({ deps }: Bot, { activity }: TurnContext): Promise<void> {
  await learnFrom(deps, activity, conversationOf(activity)).catch((error: unknown) =>
    deps.log.warn({ err: error }, 'Nothing learnt from a click'),
  );
}

async function refuse(bot: Bot, { activity }: TurnContext, rule: string): Promise<ActionAnswer> {
  if (rule === tenantUnknown) return { message: joined([notNow.title, notNow.advice], ' ') };
  const said = sentence('This bot does not take actions from here.');
  await recordOutsideClick(bot, activity, { said, rule });
  return { message: said };
}

async function runAction(bot: Bot, context: TurnContext): Promise<ActionAnswer> {
  const { activity } = context;
  const { log } = bot.deps;
  const parsed = invoke.safeParse(activity.value);
  const action = actions.find(({ verb }) => verb === (parsed.success ? parsed.data.action.verb : ''));
  if (activity.name !== 'adaptiveCard/action' || !parsed.success || !action) {
    log.warn({ name: activity.name }, 'Unknown action refused');
    return { message: sentence('The bot does not know this button. Type help to start again.') };
  }
  try {
    const conversation = conversationOf(activity);
    const turn = turnOf(bot, context, actorOf(activity), conversation);
    return await action.run(turn, parsed.data.action.data);
  } catch (error) {
    await recordRefused(bot, activity, action.verb, error);
    const about = requestData.safeParse(parsed.data.action.data).data;
    const trouble = troubleOf(error, log.child({ verb: action.verb, ...about }));
    return { message: joined([trouble.title, trouble.advice], ' ') };
  }
}

function bodyOf(language: Language, answer: ActionAnswer) {
  if ('login' in answer)
    return { statusCode: 401, type: 'application/vnd.microsoft.activity.loginRequest', value: answer.login };
  if ('retrySignIn' in answer) {
    const value = { code: '412', message: say(language, answer.retrySignIn) };
    return { statusCode: 412, type: 'application/vnd.microsoft.error.preconditionFailed', value };
  }
  return 'card' in answer
    ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card }
    : {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: say(language, answer.message),
      };
}
