import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { visible } from '../../service/kinds/fields/invisible.ts';
import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';
import { isOurQuestion } from '../../service/testers/our-question.ts';
import { questionOf } from '../../service/testers/question.ts';
import { reportSeen } from '../../service/testers/report-seen.ts';
import { requestFor } from '../../service/views/may-see.ts';
import type { ActionAnswer } from '../answer.ts';
import { testQuestionCard } from '../cards/news/test-question.ts';
import { publishedCard } from '../cards/request/published.ts';
import { fitsMessage } from '../cards/size.ts';
import type { TypedAnswer } from '../cards/words/question.ts';
import type { Turn } from '../turn.ts';
import type { Action } from './action.ts';
import { checked, reportData } from './data.ts';

/** The cards that ask testers what they saw. */
type Asking = 'question' | 'published';

/** Takes what a tester saw. The answer is the same card, with the likely cause or with what is wrong with an entry. */
export const reportTest: Action = {
  verb: 'test.report',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    const { requestId, seen, detail } = checked(reportData, data);
    const asking = await requireQuestion(turn, requestId);
    try {
      await reportSeen(deps, actor, { requestId, seen, detail, activityId: place.activityId });
    } catch (error) {
      if (!(error instanceof UserError) || error.fields.length === 0) throw error;
      const typed = { seen, detail: visible(detail), problems: error.fields };
      const card = await cardOf(turn, asking, requestId, typed);
      // With a message as the answer, the client keeps the card as it is, whatever is in the field.
      if (!('card' in card) || fitsMessage(card.card)) return card;
      return { message: error.fields[0]?.message ?? error.said };
    }
    return cardOf(turn, asking, requestId);
  },
};

/** Returns which card was clicked. Throws UserError if it is none of ours that asks. */
async function requireQuestion({ deps, place }: Turn, requestId: string): Promise<Asking> {
  if (await isOurQuestion(deps, requestId, place)) return 'question';
  if ((await requireOurCard(deps, requestId, place)) === 'published') return 'published';
  throw new UserError(sentence('This card asks nothing.'), sentence('Type list to see all.'));
}

/** Shows the card to the person who clicked it: with their own answer, also where several people read it. */
async function cardOf(
  { deps, actor, conversation, language }: Turn,
  asking: Asking,
  requestId: string,
  typed?: TypedAnswer,
): Promise<ActionAnswer> {
  const question = await questionOf(deps, requestId, actor.aadObjectId);
  if (!question)
    throw new UserError(sentence('This publication no longer exists.'), sentence('Type list to see all.'));
  if (asking === 'question') return { card: testQuestionCard(language, question, false, typed) };
  const request = await requestFor(deps, conversation, await requireRequestView(deps, requestId));
  return { card: publishedCard(language, request, false, { question, isForReaders: true }, typed) };
}
