import assert from 'node:assert/strict';
import { lookAtPublications } from '../../../src/service/watch/look-at-publications.ts';
import { resourceUnits } from '../../../src/trial/sandbox/limits/call-cost.ts';
import { copyPublication } from '../../harness/engine/copies.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { titles } from '../../harness/engine/told.ts';

const minuteMs = 60_000;
/** Set these for a larger tenant or a longer time. */
const count = Number(process.env['WATCHED_PUBLICATIONS'] ?? 60);
const hours = Number(process.env['WATCHED_HOURS'] ?? 1.5);
/** Of the smallest tenant: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
const unitsIn10s = 3500;

describe(`${count} publications watched for ${hours} hours`, function () {
  this.timeout(3_600_000);
  let engine: Engine;
  let units = 0;
  let calls = 0;
  before(async () => {
    engine = await startEngine({
      steps: [
        (request, next) => {
          calls += 1;
          units += resourceUnits(request);
          return next(request);
        },
      ],
    });
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
    engine.deps.watchMinutes = 15;
    await copyPublication(engine, 'sales', count - 1);
  });
  after(() => engine.close());

  it('take a small share of what Graph allows, and none is looked at later than in two intervals', async () => {
    let now = Date.now();
    const minutes = Math.round(hours * 60);
    let [most, sum, latest] = [0, 0, 0];
    const rows = () => engine.deps.db.selectFrom('watch').selectAll();
    for (let minute = 1; minute <= minutes; minute++) {
      now += minuteMs;
      [units, calls] = [0, 0];
      await lookAtPublications(engine.deps, new Date(now));
      // Everything is compared in full at first.
      if (minute <= 16) continue;
      const oldest = await rows().orderBy('looked_at').limit(1).executeTakeFirst();
      latest = Math.max(latest, now - (oldest?.looked_at?.getTime() ?? 0));
      most = Math.max(most, units);
      sum += units;
    }
    const share = (perMinute: number) => perMinute / (unitsIn10s * 6);
    const mean = share(sum / (minutes - 16));
    if (process.env['WATCHED_PUBLICATIONS'])
      console.log({
        meanShare: mean,
        mostShare: share(most),
        latestMinutes: latest / minuteMs,
        unitsADay: mean * unitsIn10s * 8640,
      });

    assert.ok(mean < 0.0002 * count, `${mean} of the limit`);
    assert.ok(latest <= 30 * minuteMs, `${latest / minuteMs} minutes`);
    assert.deepEqual(await titles(engine), []);
  });
});
