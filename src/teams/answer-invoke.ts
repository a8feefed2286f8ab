import { heardFrom } from '../service/conversations/heard-from.ts';
import { learn } from '../service/conversations/learn.ts';
import { newsClicked } from '../service/conversations/news-clicked.ts';
import { languageOf, type Language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { joined, sentence } from '../language/sentence.ts';
import { z } from 'zod';
import { requestData } from './actions/data.ts';
import { answerFileConsent } from './actions/file-consent.ts';
import { actions } from './actions/index.ts';
import type { Heard } from './activity/heard.ts';
import type { Incoming } from './activity/incoming.ts';
import { conversationOf } from './activity/conversation.ts';
import { toldBy } from './activity/learn-from.ts';
import { recordOutsideClick, recordRefused } from './record-refused.ts';
import { actorOf, tenantUnknown } from './activity/sender.ts';
import { otherInvokeBody } from './other-invoke.ts';
import { newsIdOf } from './notify/news-id.ts';
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
export async function answerInvoke(bot: Bot, heard: Heard, refusal: string): Promise<void> {
  const { context, incoming } = heard;
  if (!refusal) await learnWhatItTells(bot, incoming);
  // The answer does not wait for what has waited longer.
  if (!refusal) void heardFrom(bot.deps, conversationOf(incoming));
  const signedIn = refusal ? null : await answerSignIn(bot, incoming);
  if (signedIn) {
    await context.sendActivity({ type: 'invokeResponse', value: signedIn });
    return;
  }
  if (!refusal && incoming.name === 'fileConsent/invoke') {
    const turn = turnOf(bot, heard, actorOf(incoming), conversationOf(incoming));
    await answerFileConsent(turn, heard, bot.isSigned);
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: {} } });
    return;
  }
  const answer = refusal ? await refuse(bot, incoming, refusal) : await runAction(bot, heard);
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: bodyFor(incoming, answer) },
  });
}

/** A click is answered even if nothing could be learnt from it. */
async function learnWhatItTells({ deps }: Bot, incoming: Incoming): Promise<void> {
  await learn(deps, toldBy(incoming, conversationOf(incoming))).catch((error: unknown) =>
    deps.log.warn({ err: error }, 'Nothing learnt from a click'),
  );
}

async function refuse(bot: Bot, incoming: Incoming, rule: string): Promise<ActionAnswer> {
  if (rule === tenantUnknown) return { message: joined([notNow.title, notNow.advice], ' ') };
  const said = sentence('This bot does not take actions from here.');
  await recordOutsideClick(bot, incoming, { said, rule });
  return { message: said };
}

async function runAction(bot: Bot, heard: Heard): Promise<ActionAnswer> {
  const { incoming } = heard;
  const { log } = bot.deps;
  const parsed = invoke.safeParse(incoming.value);
  const action = actions.find(({ verb }) => verb === (parsed.success ? parsed.data.action.verb : ''));
  if (incoming.name !== 'adaptiveCard/action' || !parsed.success || !action) {
    log.warn({ name: incoming.name }, 'Unknown action refused');
    return { message: sentence('The bot does not know this button. Type help to start again.') };
  }
  try {
    const conversation = conversationOf(incoming);
    const turn = turnOf(bot, heard, actorOf(incoming), conversation);
    const { data } = parsed.data.action;
    const newsId = newsIdOf(data);
    if (newsId) await newsClicked(bot.deps, newsId, turn.place);
    return await action.run(turn, data);
  } catch (error) {
    await recordRefused(bot, incoming, action.verb, error);
    const about = requestData.safeParse(parsed.data.action.data).data;
    const trouble = troubleOf(error, log.child({ verb: action.verb, ...about }));
    return { message: joined([trouble.title, trouble.advice], ' ') };
  }
}

function bodyFor({ name, locale }: Incoming, answer: ActionAnswer): object {
  const language = languageOf(locale);
  const said = 'message' in answer ? say(language, answer.message) : '';
  return otherInvokeBody(name, said) ?? bodyOf(language, answer);
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
