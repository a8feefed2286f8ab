import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Returns `work` for many callers at once: all who call in one turn of the event loop share it, and all who call while it
 * is under way share the next one, which begins when this one has ended. So nobody is answered by work that began before
 * they called. Throws what the work throws, to all who share it.
 */
export function together<Asked, Answer>(
  work: (asked: readonly Asked[]) => Promise<Answer>,
): (asked: Asked) => Promise<Answer> {
  let waiting: Asked[] = [];
  let next: Promise<Answer> | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  const begin = async () => {
    await nextTurn();
    const asked = waiting;
    [waiting, next] = [[], null];
    return work(asked);
  };
  return (asked) => {
    waiting.push(asked);
    if (next) return next;
    next = ended.then(begin);
    ended = next.catch(() => {});
    return next;
  };
}

/**
 * As `together`, for work that answers each caller by itself, in their order. What fails for several is done again for
 * each alone, so that whoever asks what cannot be answered harms nobody else.
 */
export function eachTogether<Asked extends object, Answer>(
  work: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  const answer = async (asked: readonly Asked[]) => {
    const answers = await work(asked);
    return new Map(answers.map((one, index) => [asked[index], { answer: one }]));
  };
  const ask = together((asked: readonly Asked[]) =>
    answer(asked).catch((error: unknown) => {
      if (asked.length === 1) throw error;
      return null;
    }),
  );
  return async (asked) => {
    const found = ((await ask(asked)) ?? (await answer([asked]))).get(asked);
    if (!found) throw new Error('Somebody who asked with others was not answered');
    return found.answer;
  };
}
