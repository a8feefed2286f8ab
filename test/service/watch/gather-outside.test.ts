import assert from 'node:assert/strict';
import { gatherOutside } from '../../../src/service/watch/gather-outside.ts';
import { outsideTold } from '../../../src/service/watch/outside-words.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { forgetTold, toldNews } from '../../harness/engine/told.ts';

const minuteMs = 60_000;

describe('a message about several addresses', () => {
  let engine: Engine;
  let now = Date.now();
  const wrong = new Set<string>();
  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
  });
  beforeEach(async () => {
    now += 24 * 60 * minuteMs;
    wrong.clear();
    await forgetTold(engine);
  });
  after(() => engine.close());

  /** Turns some, a minute after each other: `+a` = well again, `!a` = open to everybody, `a` = anything else is wrong. */
  async function turn(...turns: string[]): Promise<void> {
    for (const one of turns) {
      const name = one.replace(/[+!]/, '');
      const [isWrong, isAlarm] = [!one.startsWith('+'), one.startsWith('!')];
      const findings = isWrong ? [{ step: 'answer', state: 'wrong', text: 'No answer' } as const] : [];
      const alone = outsideTold(name, findings, isAlarm);
      const turned = {
        id: name,
        name,
        way: 'answer',
        isAlarm,
        isWrong,
        wasWrong: wrong.has(name),
        told: alone,
      };
      const at = new Date((now += minuteMs));
      await engine.deps.db.transaction().execute((trx) => gatherOutside(engine.deps, trx, turned, at, []));
      wrong[isWrong ? 'add' : 'delete'](name);
    }
  }

  async function told(): Promise<string[]> {
    return (await toldNews(engine)).map(({ tone, title, lines }) =>
      [tone, title.replace(/ \d+ /, ' # ').replace(/^\d+/, '#'), ...lines.slice(0, 2)].join(' | '),
    );
  }

  it('names them no longer once they have turned back', async () => {
    await turn('a', 'b', '+a', 'c');

    assert.deepEqual(await told(), [
      'warning | Something is wrong with the addresses of # publications | Something is wrong with: b and c.',
      'good | a can be reached from outside again | Edge verified; Qlik itself not verified.',
    ]);
  });

  it('is another one for what turns for the second time', async () => {
    await turn('a', 'b', '+a', 'a');

    assert.deepEqual(await told(), [
      'warning | Something is wrong with the addresses of # publications | Something is wrong with: a and b.',
      'good | a can be reached from outside again | Edge verified; Qlik itself not verified.',
      'warning | Something is wrong with the address of a | No answer',
    ]);
  });

  it('is another one for an open door, and takes in the next', async () => {
    await turn('a', '!b', '!c', 'd');

    assert.deepEqual(await told(), [
      'warning | Something is wrong with the address of a | No answer',
      'alarm | # publications can be entered from outside without the approved sign-in | ' +
        'Open from outside without the approved sign-in: b and c. | Something is wrong with: a and d.',
    ]);
  });

  it('takes in nothing after an interval without news', async () => {
    await turn('a');
    now += 15 * minuteMs;
    await turn('b');

    assert.deepEqual(await told(), [
      'warning | Something is wrong with the address of a | No answer',
      'warning | Something is wrong with the address of b | No answer',
    ]);
  });
});
