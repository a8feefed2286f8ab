import assert from 'node:assert/strict';
import { createPace } from '../../../src/teams/notify/pace.ts';

describe('pace', () => {
  /** The times at which so many messages go out when each waits as long as it is told. */
  function timesOf(messages: number, conversationIds: readonly string[]): number[] {
    let now = 1_000_000;
    const pace = createPace(() => now);
    return Array.from({ length: messages }, (_, index) => {
      const id = conversationIds[index % conversationIds.length] ?? '';
      for (let wait = pace(id); wait > 0; wait = pace(id)) now += wait;
      return now;
    });
  }

  const mostWithin = (times: readonly number[], milliseconds: number) =>
    Math.max(
      ...times.map((from) => times.filter((time) => time >= from && time < from + milliseconds).length),
    );

  it('lets at most 7 messages a second and 60 in 30 seconds into a conversation, whenever one looks', () => {
    const times = timesOf(300, ['19:a@thread.tacv2']);

    assert.equal(mostWithin(times, 1_000), 7);
    assert.equal(mostWithin(times, 30_000), 60);
  });

  it('counts the threads of a channel together', () => {
    const times = timesOf(60, [
      '19:a@thread.tacv2',
      '19:a@thread.tacv2;messageid=1',
      '19:a@thread.tacv2;messageid=2',
    ]);

    assert.equal(mostWithin(times, 1_000), 7);
  });

  it('holds up nobody for what is sent elsewhere', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `a:${index}`);

    assert.equal(new Set(timesOf(2_000, ids)).size, 1);
  });
});
