import { runDiagnosis } from '../service/diagnosis/run-diagnosis.ts';
import { checkOutside } from '../service/outside/check-outside.ts';
import { tellSignIns, wakeSignIns } from '../service/diagnosis/tell-sign-ins.ts';
import { compare } from '../service/compare/compare.ts';
import { forget } from '../service/upkeep/forget.ts';
import { removeLateTwins } from '../service/upkeep/late-twins.ts';
import { reconcile } from '../service/reconcile/reconcile.ts';
import { askTesters } from '../service/testers/ask-testers.ts';
import { wakeTesters } from '../service/testers/wake-testers.ts';
import { summarise } from '../service/report/summarise.ts';
import { sweep } from '../service/upkeep/sweep.ts';
import { wakeWatch, watch } from '../service/watch/watch.ts';
import { notify } from '../teams/notify/notifier.ts';
import { sendReport } from '../teams/notify/send-report.ts';
import type { Sending } from '../teams/notify/sending.ts';
import { watchClock } from './watch-clock.ts';

/** Starts the workers, and wakes at once whatever an earlier process left unfinished. */
export async function startWork(sending: Sending & { isSigned: boolean }): Promise<void> {
  const { deps } = sending;
  const { jobs, log } = deps;
  await jobs.work('reconcile', 16, (key) => reconcile(deps, key));
  await jobs.work('notify', 20, (key) => notify(sending, key));
  await jobs.work('diagnose', 2, (key) => runDiagnosis(deps, key));
  await jobs.work('report', 1, (key) => sendReport(sending, key));
  await jobs.work('testers', 1, (key) => askTesters(deps, key));
  await jobs.work('compare', 2, async (key) => void (await compare(deps, key)));
  await jobs.work('sweep', 1, async () => {
    await sweep(deps);
    await removeLateTwins(deps);
    await wakeWatch(deps);
    await wakeSignIns(deps);
  });
  await jobs.work('sign-ins', 1, () => tellSignIns(deps));
  await jobs.work('forget', 1, async () => {
    await forget(deps);
    await summarise(deps);
  });
  if (deps.watchMinutes > 0) await jobs.work('watch', 3, (key) => watch(deps, key));
  await jobs.work('outside', 8, async (key) => void (await checkOutside(deps, key, { isWaiting: true })));
  await sweep(deps);
  await wakeTesters(deps);
  await wakeWatch(deps);
  const sweepNow = () => void sweep(deps).catch((error: unknown) => log.warn({ err: error }, 'Cannot sweep'));
  watchClock(sweepNow, jobs.isStopping);
}
