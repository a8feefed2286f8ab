import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../src/trial/sandbox/faults/fault-kinds.ts';
import { storedWait } from '../../src/service/model/request/stored.ts';
import { openStore } from '../../src/store/database.ts';
import { asked, listed, openStage, pause, type Stage } from '../harness/process/kill-stage.ts';
import { chat } from '../harness/chat/rooms.ts';
import { see } from '../harness/chat/see.ts';

/** Seconds until a list shows it: longer than two lives of the bot, but shorter than the bot keeps looking. */
const hiddenSeconds = 21;

describe('a bot that is stopped while Microsoft Entra settles', function () {
  this.timeout(120_000);
  let stage: Stage;
  before(async () => {
    stage = await openStage({ listLagMinutes: 1 });
  });
  after(async () => {
    await stage.close();
    assert.deepEqual(stage.teams.unplanned, []);
  });

  it('leaves the waiting to the next one, which makes no second application', async () => {
    const { sandbox, teams, bot } = stage;
    // It appears in a list after one and a half times as long as it takes to become readable.
    disturbCreation({ kind: 'delayed-visibility', seconds: hiddenSeconds / 1.5 });
    disturbCreation({ kind: 'status', status: 404, headers: {}, when: 'after' });
    const approve = await asked(stage, { kind: 'publish', people: [] }, 'settling');
    await approve();
    while (fired('status') === 0) await pause();
    const shownAt = Date.now() + (hiddenSeconds + 1) * 1000;

    assert.equal(await bot.end(), 0);
    const left = await storedRequest();
    // Disturbs nothing, but reveals each look for an application that may have been made.
    sandbox.faults.add({ method: 'GET', path: '/applications$', fault: { kind: 'slow', milliseconds: 0 } });
    await bot.start();
    while (fired('slow') < 2) await pause();
    assert.equal(await bot.end(), 0);
    await bot.start();

    assert.equal(left.state, 'applying');
    assert.match(JSON.stringify(storedWait(left)), /Microsoft Entra is settling/);
    await see(teams, chat, 'settling is published', 1, 60);
    // By then a second one would be finished while the first was still hidden.
    await sleep(Math.max(0, shownAt - Date.now()));
    assert.deepEqual(await applications(), ['Qlik Sense settling', 'Qlik Sense settling (authentication)']);
  });

  const fired = (kind: Fault['kind']) =>
    stage.sandbox.faults.fired().filter((one) => one.kind === kind).length;

  async function applications(): Promise<string[]> {
    const all = await listed<{ displayName: string }>(stage.sandbox, 'applications');
    const names = all.map(({ displayName }) => displayName);
    return names.filter((name) => /settling|qlik-publisher/.test(name)).toSorted();
  }

  /** Lets the first application be created without an answer that says so, or a list that shows it at once. */
  function disturbCreation(fault: Fault): void {
    stage.sandbox.faults.add({ method: 'POST', path: '/instantiate$', times: 1, fault });
  }

  async function storedRequest() {
    const store = await openStore({ databaseUrl: '', dataDir: stage.dataDir });
    const row = await store.db
      .selectFrom('request')
      .select(['state', 'waiting_for'])
      .executeTakeFirstOrThrow();
    await store.close();
    return row;
  }
});
