import assert from 'node:assert/strict';
import fc from 'fast-check';
import { whatIsWrong } from '../harness/lives/check.ts';
import { live } from '../harness/lives/live.ts';
import { startStage, type Stage } from '../harness/lives/stage.ts';
import { life, type Life } from '../harness/lives/step.ts';

/** Without a number of lives they are the same each time: new ones are lived when somebody has time for many. */
const { LIVES: wanted, SEED: given } = process.env;
const runs = Number(wanted ?? 20);
const seed = Number(given ?? (wanted === undefined ? 77 : Date.now() % 1_000_000));

/** Lives that failed once. */
const known: Life[] = [
  {
    isBound: true,
    steps: [
      { do: 'ask', who: 'tom', at: 'own' },
      { do: 'say', who: 'olga', at: 'approvals', text: 'requests' },
      { do: 'decide', who: 'adam', yes: true },
    ],
  },
  {
    isBound: true,
    steps: [
      { do: 'ask', who: 'tom', at: 'thread' },
      { do: 'delete', at: 'thread', quietly: false },
      { do: 'remove', at: 'approvals', quietly: false },
    ],
  },
  {
    isBound: true,
    steps: [
      { do: 'ask', who: 'tom', at: 'thread' },
      { do: 'delete', at: 'thread', quietly: false },
      { do: 'decide', who: 'adam', yes: false },
    ],
  },
  {
    isBound: true,
    steps: [
      { do: 'ask', who: 'olga', at: 'thread' },
      { do: 'delete', at: 'sales', quietly: true },
      { do: 'pass', seconds: 8 * 24 * 3600 },
    ],
  },
  {
    isBound: true,
    steps: [
      { do: 'move', status: 0 },
      { do: 'archive', team: 'it', quietly: true },
      { do: 'install', at: 'olga', quietly: false },
      { do: 'ask', who: 'tom', at: 'own' },
    ],
  },
  {
    isBound: true,
    steps: [
      { do: 'ask', who: 'olga', at: 'own' },
      { do: 'fault', at: 'approvals', name: 'notFoundPage', method: 'PUT', times: 3 },
      { do: 'press', who: 'olga', verb: 'request.withdraw' },
    ],
  },
];

/** One life to live alone, as it was reported. */
const only = process.env['LIFE'];

/** Says what was wrong, and how to live that life alone and all lives of this run again. */
function reportOf(found: readonly string[], one: Life): string {
  const alone = `LIFE='${JSON.stringify(one)}' npm run test:lives`;
  return [...found, `  alone: ${alone}`, `  all: SEED=${seed} LIVES=${runs} npm run test:lives`].join('\n');
}

describe(`any life in Teams under any faults (${runs} lives, seed ${seed})`, () => {
  let stage: Stage;
  before(async () => (stage = await startStage()));
  after(() => stage.close());

  it('loses no result, shows no approval to its requester only, and leaves no live button', async function () {
    this.timeout(runs * 30_000);
    const lives = only ? [JSON.parse(only) as Life] : [...known, ...fc.sample(life, { numRuns: runs, seed })];
    const wrong: string[] = [];
    for (const [i, one] of lives.entries()) {
      await stage.clear();
      const found = await live(stage, one, `life-${i}`).then(
        () => whatIsWrong(stage),
        (error: unknown) => [String(error)],
      );
      if (found.length > 0) wrong.push(reportOf(found, one));
    }
    assert.equal(wrong.join('\n'), '');
    assert.deepEqual(stage.teams.unplanned, []);
  });
});
