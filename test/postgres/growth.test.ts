import assert from 'node:assert/strict';
import pg from 'pg';
import { createLog } from '../../src/log.ts';
import { forget } from '../../src/service/upkeep/forget.ts';
import { sweep } from '../../src/service/upkeep/sweep.ts';
import { removeLateTwins } from '../../src/service/upkeep/late-twins.ts';
import { summarise } from '../../src/service/report/summarise.ts';
import { watch } from '../../src/service/watch/watch.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { startJobs, type Jobs } from '../../src/store/jobs.ts';
import { grow } from '../harness/database/grown.ts';
import { measure, type Measured } from '../harness/database/plans.ts';
import { recordStatements, type Statement } from '../harness/database/statements.ts';
import { ask, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { change } from '../harness/chat/change.ts';
import { analytics, chat } from '../harness/chat/rooms.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { adopted } from '../harness/stories/adopted.ts';
import { drifted } from '../harness/stories/drifted.ts';
import { failed } from '../harness/stories/failed.ts';
import { looked } from '../harness/stories/looked.ts';
import { moved } from '../harness/stories/moved.ts';
import { reported } from '../harness/stories/reported.ts';
import { tested } from '../harness/stories/tested.ts';
import type { Deps } from '../../src/service/model/deps.ts';
import { usualMode } from '../harness/sandbox/mode.ts';
import { engineDeps } from '../harness/engine/engine-deps.ts';

const publications = Number(process.env['GROWTH_PUBLICATIONS'] ?? 100_000);

/** Statements that read much by intent: part of the text, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'update "watch" set "is_moved" = $1 where "is_moved" = $2':
    'Graph has forgotten what changed since the last look, so that everything is looked at: about once a month',
  'select "application"."application_id" from "application" inner join "publication"':
    'adopt reads every application of the tenant anyway, and leaves out those of the bot',
  'update delivery set leased_until = null':
    'a hundred at most at once: one by one where there are very many',
  'from pg_class': 'the queue looks after its own tables',
};

/** Tables of the queue, which deletes what is done. */
const own = 'public';

describe('a database with very many publications', function () {
  this.timeout(600_000);
  let world: World;
  let store: Store;
  let jobs: Jobs;
  let address: string;
  const statements: Statement[] = [];

  before(async () => {
    world = await startWorld({
      databaseAt: async (url) => {
        address = url;
        return url;
      },
    });
    store = await openStore({ databaseUrl: address, dataDir: null });
    jobs = await startJobs(store, createLog('silent'));
    const small = recordStatements();
    await publish(world, 'sales');
    // What has nothing to do with the size of the database is done while it is small, and explained when it has grown.
    await Promise.all([failed(world), drifted(world, 'sales', () => watch(itself(), 'publications'))]);
    await Promise.all([tested(world, 'tried'), reported(world)]);
    await adopted(world, 'legacy');
    await moved(world);
    await end();
    small.stop();
    await grow(store.db, 'sales', publications);
    const large = recordStatements();
    // First, because the bot keeps within Teams' limits for one chat.
    await request();
    await looked(world);
    await work();
    large.stop();
    statements.push(...small.all(), ...large.all());
  });
  after(async () => {
    await jobs.stop();
    await store.close();
    await world.close();
  });

  /** What becomes of requests. */
  async function request(): Promise<void> {
    await publish(world, 'marketing', analytics);
    await ask(world, { name: 'finance' });
    await decide(world, await seePlan(world, 'finance'), 'request.reject');
    const [olga, nadia] = colleagues;
    const longer = { applicationServerTimeout: 'Long' };
    const changes: [command: string, form: string, done: string, entries?: Record<string, string>][] = [
      [`assign sales ${olga.userPrincipalName}`, 'Assign people to sales', '1 user assigned to sales'],
      [`unassign sales ${nadia.userPrincipalName}`, 'Unassign people from sales', '1 user unassigned'],
      ['update sales', 'Update sales', 'sales is updated', longer],
      ['unpublish sales', 'Unpublish sales: a form', 'sales is unpublished'],
      ['restore sales', 'Restore sales: a form', 'sales is restored'],
    ];
    for (const [command, form, done, entries] of changes) {
      await change(world, command, form, entries);
      await world.see(chat, done);
    }
  }

  /** The service beside the bot. */
  const itself = (): Deps => ({
    ...engineDeps(store, world.sandbox, jobs, createLog('silent'), usualMode.runAs),
    watchMinutes: 15,
  });

  /** What waits expires, and the summary of last week is told. */
  async function end(): Promise<void> {
    await sweep({ ...itself(), approvalDays: 0 });
    const value = '2000-01-03';
    await store.db.insertInto('setting').values({ key: 'summary-told', value, set_by: '' }).execute();
    const monday = new Date(new Date().setUTCHours(7, 0, 0, 0));
    while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() - 1);
    await summarise(itself(), monday);
  }

  /** What is done without anybody asking. */
  async function work(): Promise<void> {
    const deps = itself();
    await sweep(deps);
    await removeLateTwins(deps);
    await summarise(deps);
    for (const key of ['publications', 'outside', 'tenant']) await watch(deps, key);
    await forget({ ...deps, retentionDays: 719 });
  }

  it('is asked nothing whose cost grows with it', async function () {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      const { rows } = await client.query<{ relname: string }>(
        `select relname from pg_class where relkind = 'r' and relnamespace = $1::regnamespace and reltuples > 5000`,
        [own],
      );
      const big = new Set(rows.map(({ relname }) => relname));
      const measured: Measured[] = [];
      for (const one of statements) {
        const found = await measure(client, one, big);
        if (found) measured.push(found);
      }
      print(measured);
      const faults = measured.filter((one) => one.faults.length > 0 && !exceptionFor(one.text));
      assert.deepEqual(
        faults.map(({ text, faults: why }) => ({ why, text })),
        [],
      );
    } finally {
      await client.end();
    }
  });
});

function exceptionFor(text: string): string | undefined {
  return Object.entries(exceptions).find(([part]) => text.includes(part))?.[1];
}

/** The dearest ones first: for a person who reads the log of the test. */
function print(measured: readonly Measured[]): void {
  if (!process.env['GROWTH_PRINT']) return;
  for (const { text, ms, pages, faults } of measured.toSorted((a, b) => b.pages - a.pages))
    console.log(
      `${ms.toFixed(2)} ms\t${pages} pages\t${text.replaceAll(/\s+/gu, ' ').slice(0, 300)}\t${faults.join('; ')}`,
    );
}
