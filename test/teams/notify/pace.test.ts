import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPace } from '../../../src/teams/notify/pace.ts';

describe('pace', () => {
  /** Returns when `messages` are sent if each waits as long as told and is answered at once. */
  function timesOf(messages: number, conversationIds: readonly string[]): number[] {
    let now = 1_000_000;
    const pace = createPace(() => now);
    return Array.from({ length: messages }, (_, index) => {
      const id = conversationIds[index % conversationIds.length] ?? '';
      let leave = pace(id);
      for (; leave.waitMs > 0; leave = pace(id)) now += leave.waitMs;
      leave.answered();
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

  it('keeps the limits however long each message is on its way', () => {
    const journey = fc.record({ there: fc.nat(900), back: fc.nat(300) });
    const journeys = fc.array(journey, { minLength: 40, maxLength: 90 });
    fc.assert(
      fc.property(journeys, (all) => {
        const arrivals = arrivalsOf(all);

        assert.equal(arrivals.length, all.length);
        assert.ok(mostWithin(arrivals, 1_000) <= 7);
        assert.ok(mostWithin(arrivals, 30_000) <= 60);
      }),
    );
  });

  /** Returns when messages reach Teams if each is sent as soon as allowed, checked every 20 ms. */
  function arrivalsOf(journeys: readonly { there: number; back: number }[]): number[] {
    let now = 1_000_000;
    const pace = createPace(() => now);
    const waiting = [...journeys];
    const arrivals: number[] = [];
    let underway: { until: number; answered(): void }[] = [];
    for (; waiting.length > 0; now += 20) {
      for (const { until, answered } of underway) if (until <= now) answered();
      underway = underway.filter(({ until }) => until > now);
      const { waitMs, answered } = pace('19:a@thread.tacv2');
      const next = waitMs === 0 ? waiting.shift() : undefined;
      if (!next) continue;
      arrivals.push(now + next.there);
      underway.push({ until: now + next.there + next.back, answered });
    }
    return arrivals;
  }

  it('has room again when messages never get an answer', () => {
    let now = 1_000_000;
    const pace = createPace(() => now);
    for (let i = 0; i < 7; i++) assert.equal(pace('a:rita').waitMs, 0);
    assert.equal(pace('a:rita').waitMs, 1_000);

    now += 30_000;

    assert.equal(pace('a:rita').waitMs, 0);
  });

  it('lets nobody send for as long as Teams asks to wait', () => {
    let now = 1_000_000;
    const pace = createPace(() => now);
    pace('19:a@thread.tacv2').pause(5);

    assert.equal(pace('19:a@thread.tacv2;messageid=1').waitMs, 5_000);
    assert.equal(pace('a:rita').waitMs, 0);
    now += 5_000;

    assert.equal(pace('19:a@thread.tacv2').waitMs, 0);
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
