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
  const turns = () => new Promise((resolve) => setImmediate(resolve));
  beforeEach(() => (begun.length = 0));

  it('begins at once for the first, and once for all who ask meanwhile', async () => {
    const first = ask('a');
    const others = [ask('b'), ask('c')];
    assert.deepEqual(begun, [['a']]);

    finish();
    assert.equal(await first, 'a');
    await turns();
    assert.deepEqual(begun, [['a'], ['b', 'c']]);

    const late = ask('d');
    finish();
    assert.deepEqual(await Promise.all(others), ['b+c', 'b+c']);
    await turns();
    finish();
    assert.equal(await late, 'd');
    assert.deepEqual(begun.length, 3);
  });

  it('begins at once again when nobody waits', async () => {
    const first = ask('a');
    finish();
    await first;
    await turns();

    const second = ask('b');

    assert.deepEqual(begun, [['a'], ['b']]);
    finish();
    await second;
  });

  it('fails for those who share it, and not for the next', async () => {
    const first = ask('a');
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
