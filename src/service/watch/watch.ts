import type { Deps } from '../model/deps.ts';
import { tickSeconds } from './interval.ts';
import { lookAtApprovers } from './look-at-approvers.ts';
import { lookAtConnection } from './look-at-connection.ts';
import { lookAtConnectors } from './look-at-connectors.ts';
import { lookAtCredential } from './look-at-credential.ts';
import { lookAtPermissions } from './look-at-permissions.ts';
import { lookAtQlikCertificate } from './look-at-qlik-certificate.ts';
import { lookAtPublications } from './look-at-publications.ts';
import { lookAtPublished } from './look-at-published.ts';
import { tellStanding } from './tell-standing.ts';
import { visit } from './visit.ts';

type Look = (deps: Deps, now: Date) => Promise<void>;

/** What is looked at in each tick. Each of the lists has jobs of its own, so that slow visits delay nothing else. */
const looks: Readonly<Record<string, readonly Look[]>> = {
  publications: [lookAtPublications],
  published: [lookAtPublished],
  outside: [visit],
  tenant: [
    lookAtConnectors,
    lookAtApprovers,
    lookAtPermissions,
    lookAtCredential,
    lookAtConnection,
    lookAtQlikCertificate,
    tellStanding,
  ],
};

/** Wakes the watch, in case nobody does; however often it is called, there is one job for each tick. */
export async function wakeWatch(deps: Deps): Promise<void> {
  if (deps.watchMinutes === 0) return;
  for (const key of Object.keys(looks)) await wakeNext(deps, key);
}

/**
 * One tick of the watch. The next one is woken first, so that the watch goes on wherever this one is killed; what it did
 * not reach is still due then. What fails is logged and tried again in the next tick: the watch never repeats a call in
 * a hurry, and so gives way to people when Graph throttles.
 */
export async function watch(deps: Deps, key: string): Promise<void> {
  if (deps.watchMinutes === 0) return;
  await wakeNext(deps, key);
  // Graph throttles these first, and people's calls last.
  const patient: Deps = { ...deps, graphFor: (requestId) => deps.graphFor(requestId, 'Low') };
  for (const look of looks[key] ?? []) {
    if (deps.jobs.isStopping()) return;
    await look(patient, new Date()).catch((error: unknown) => {
      deps.log.warn({ err: error, look: look.name }, 'The watch could not look');
    });
  }
}

async function wakeNext(deps: Deps, key: string): Promise<void> {
  const seconds = tickSeconds(deps.watchMinutes);
  await deps.jobs.wakeOnce(deps.db, 'watch', key, seconds);
}
