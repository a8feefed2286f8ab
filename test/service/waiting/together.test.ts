import assert from 'node:assert/strict';
import { eachTogether, together } from '../../../src/service/waiting/together.ts';

describe('work done for many together', () => {
  /** Begun pieces of work, by what was asked of each. */
  const begun: (readonly string[])[] = [];
  let finish: (error?: Error) => void = () => {};
  const ask = together<string, string>((asked) => {
    begun.push(asked);
    return new Promise((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve(asked.join('+')));
    });
  });
  /** Lets everything happen that is only a matter of turns. */
  const turns = async () => {
    for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  beforeEach(() => (begun.length = 0));

  it('begins once for all who ask in one turn, and once for all who ask meanwhile', async () => {
    const first = [ask('a'), ask('b')];
    await turns();
    const others = [ask('c'), ask('d')];
    await turns();
    assert.deepEqual(begun, [['a', 'b']]);

    finish();
    assert.deepEqual(await Promise.all(first), ['a+b', 'a+b']);
    await turns();
    assert.deepEqual(begun, [
      ['a', 'b'],
      ['c', 'd'],
    ]);

    const late = ask('e');
    finish();
    assert.deepEqual(await Promise.all(others), ['c+d', 'c+d']);
    await turns();
    finish();
    assert.equal(await late, 'e');
    assert.equal(begun.length, 3);
  });

  it('begins again when nobody waits', async () => {
    for (const one of ['a', 'b']) {
      const asked = ask(one);
      await turns();
      finish();
      assert.equal(await asked, one);
    }

    assert.deepEqual(begun, [['a'], ['b']]);
  });

  it('fails for those who share it, and not for the next', async () => {
    const first = ask('a');
    await turns();
    const second = ask('b');
    finish(new Error('away'));

    await assert.rejects(first, /away/);
    await turns();
    finish();
    assert.equal(await second, 'b');
  });
});

describe('work done for many together that answers each', () => {
  it('answers everybody by themselves', async () => {
    const ask = eachTogether(async (asked: readonly { one: string }[]) => asked.map(({ one }) => `${one}!`));

    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((one) => ask({ one }))), ['a!', 'b!', 'c!']);
  });

  it('fails only for whoever cannot be answered', async () => {
    const ask = eachTogether(async (asked: readonly { one: string }[]) => {
      if (asked.some(({ one }) => one === 'bad')) throw new Error('bad');
      return asked.map(({ one }) => `${one}!`);
    });

    const answers = await Promise.allSettled(['a', 'b', 'bad', 'c'].map((one) => ask({ one })));

    assert.deepEqual(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed')),
      ['a!', 'b!', 'failed', 'c!'],
    );
  });
});
