import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { summarise } from '../../src/service/report/summarise.ts';
import { forget } from '../../src/service/upkeep/forget.ts';
import { sweep } from '../../src/service/upkeep/sweep.ts';
import { dueNotices } from '../../src/service/views/notices.ts';
import { openStore } from '../../src/store/database.ts';
import { startJobs } from '../../src/store/jobs.ts';
import { grow } from '../harness/database/grown.ts';
import { engineDeps } from '../harness/engine/engine-deps.ts';
import { start } from '../harness/sandbox/sandbox-calls.ts';
import { approve, plan } from './asking.ts';
import { startScene, type Scene } from './scene.ts';

/** A product with many publications, and what it does by itself. */
export interface Grown {
  scene: Scene;
  upkeep: Record<'due-notices' | 'sweep' | 'retention', () => Promise<unknown>>;
  close(): Promise<void>;
}

/** Starts it on PostgreSQL: one publication is real, the others are rows. Upkeep runs beside the bot, in this process. */
export async function startGrown(publications: number): Promise<Grown> {
  const scene = await startScene();
  const first = await plan(scene, scene.rita, 'first');
  const told = scene.inbox.next(first.room, 'first is published');
  await approve(scene, first);
  await told;
  const store = await openStore({ databaseUrl: scene.databaseUrl, dataDir: null });
  await grow(store.db, 'first', publications);
  const log = createLog('silent');
  const [jobs, sandbox] = [await startJobs(store, log), await start()];
  const deps = { ...engineDeps(store, sandbox, jobs, log, 'bot'), retentionDays: 365, watchMinutes: 15 };
  // As after a day: everything was counted, what was old is gone, and PostgreSQL has cleaned up behind it.
  await summarise(deps);
  await forget(deps);
  await sql`vacuum analyze`.execute(store.db);
  return {
    scene,
    upkeep: {
      'due-notices': async () => {
        for (const due of await dueNotices(deps, { ...first.room, userId: '' })) await due.read();
      },
      sweep: () => sweep(deps),
      retention: () => forget(deps),
    },
    close: async () => {
      await jobs.stop();
      await store.close();
      await Promise.all([sandbox.close(), scene.close()]);
    },
  };
}
