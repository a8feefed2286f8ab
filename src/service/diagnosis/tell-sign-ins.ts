import { randomUUID } from 'node:crypto';
import { isForbidden } from '../../graph/graph-error.ts';
import { listed, sentence, type Text } from '../../language/sentence.ts';
import { findPublishedAppIds } from '../../store/applications.ts';
import { claimSetting, findSetting } from '../../store/settings.ts';
import { readFailedSignIns } from '../causes/failed-sign-ins.ts';
import type { FailedSignIn } from '../causes/facts.ts';
import { failuresIn } from '../causes/sign-in-words.ts';
import { newsPlaces, tellNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';

const key = 'sign-ins-told';
const tellsAtHour = 6;

/** One filter names so many applications; reports are limited to a few calls in ten seconds. */
const appsPerCall = 14;
const mostApps = 1400;
const mostLines = 12;

/** Wakes the job that tells of failed sign-ins, in the morning (UTC), until that was done today. */
export async function wakeSignIns(deps: Deps, now = new Date()): Promise<void> {
  if (deps.watchMinutes === 0 || now.getUTCHours() < tellsAtHour) return;
  if ((await findSetting(deps.db, key))?.value === dayOf(now)) return;
  await deps.jobs.wake(deps.db, 'sign-ins', 'all');
}

/**
 * Tells once a day which sign-ins failed during the last day, by publication and without names, where news is told.
 * Says nothing where none failed, or where the log cannot be read. Throws while Graph is away.
 */
export async function tellSignIns(deps: Deps, now = new Date()): Promise<void> {
  if ((await findSetting(deps.db, key))?.value === dayOf(now)) return;
  const lines = await failureLines(deps);
  const places = lines.length > 0 ? await newsPlaces(deps) : [];
  await deps.db.transaction().execute(async (trx) => {
    if (!(await claimSetting(trx, key, dayOf(now))) || lines.length === 0) return;
    const data = {
      tone: 'warning',
      title: sentence('Sign-ins failed during the last day'),
      lines,
      advice: sentence(
        'Type “diagnose” and a name: it says whose, and what to do. The log can be two hours late.',
      ),
    };
    await tellNews(deps, trx, { kind: 'sign-ins', about: '', data }, places);
  });
}

async function failureLines(deps: Deps): Promise<Text[]> {
  const apps = await findPublishedAppIds(deps.db, mostApps);
  const graph = deps.graphFor(randomUUID());
  const failed: FailedSignIn[] = [];
  try {
    for (let start = 0; start < apps.length; start += appsPerCall) {
      const ids = apps.slice(start, start + appsPerCall).map(({ app_id: appId }) => appId);
      failed.push(...(await readFailedSignIns(graph, ids)));
    }
  } catch (error) {
    if (!isForbidden(error)) throw error;
    deps.log.debug({ err: error }, 'The sign-in log cannot be read');
    return [];
  }
  const names = [...new Set(apps.map(({ name }) => name))];
  const lines = names.flatMap((name) => lineOf(name, failed, apps));
  const more = lines.length - mostLines;
  return more > 0
    ? [...lines.slice(0, mostLines), sentence('and {more} more', { more: String(more) })]
    : lines;
}

function lineOf(
  name: string,
  failed: readonly FailedSignIn[],
  apps: readonly { name: string; app_id: string }[],
): Text[] {
  const ids = apps.filter((one) => one.name === name).map(({ app_id: appId }) => appId.toLowerCase());
  const failures = failuresIn(failed.filter(({ appId }) => ids.includes(appId.toLowerCase())));
  if (failures.length === 0) return [];
  const reasons = failures
    .slice(0, 3)
    .map(({ times, words, code }) =>
      sentence('{times} × {words} ({code})', { times, words, code: `AADSTS${code}` }),
    );
  return [sentence('{name}: {reasons}', { name, reasons: listed(reasons) })];
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
