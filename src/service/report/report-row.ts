import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { joined, listed, moment, sentence, type Text } from '../../language/sentence.ts';
import { lastComparison } from '../compare/last-comparison.ts';
import { lastOutside } from '../outside/last-outside.ts';
import { findPublications, type PublicationRow } from '../../store/publications.ts';
import type { Comparison } from '../model/publication/comparison.ts';
import type { Deps } from '../model/deps.ts';
import type { OutsideCheck } from '../model/publication/outside.ts';
import { isVerified } from '../model/publication/tested.ts';
import type { PublicationView } from '../model/view.ts';
import { publicationView } from '../views/lists.ts';

/** What an auditor wants to know of one publication. Times are ISO strings in UTC; `''` = never. */
export interface ReportRow {
  publication: PublicationView;
  comparedAt: string;
  compared: Text;
  outsideAt: string;
  outside: Text;
}

const atOnce = 50;

/**
 * Reads every publication by name, a few at a time, each as it is known when it is read. The embedded database answers
 * without ever giving way to other work, so that a long report would keep everybody waiting.
 */
export async function* reportRows(deps: Deps): AsyncGenerator<ReportRow> {
  for (let after = '', isMore = true; isMore;) {
    const rows = await findPublications(deps.db, { limit: atOnce, offset: 0, after, before: '' });
    for (const row of await Promise.all(rows.map((one) => reportRow(deps, one)))) yield row;
    await turnOfOthers();
    after = rows.at(-1)?.name ?? '';
    isMore = rows.length === atOnce;
  }
}

/** Returns what is known of a publication; reads only the store. */
export async function reportRow(deps: Deps, row: PublicationRow): Promise<ReportRow> {
  const isThere = row.state === 'published';
  const comparison = isThere ? await lastComparison(deps.db, row.id) : null;
  const checks = isThere ? await lastOutside(deps.db, row.id) : [];
  const publication = await publicationView(deps, row);
  const { tested } = publication;
  return {
    publication,
    comparedAt: comparison?.comparedAt?.toISOString() ?? '',
    compared: isThere ? comparedText(comparison) : '',
    outsideAt: oldest(checks),
    outside: isThere ? outsideText(checks, tested !== undefined && isVerified(tested)) : '',
  };
}

function comparedText(comparison: Comparison | null): Text {
  if (!comparison?.comparedAt) return sentence('Not compared with Microsoft Entra yet');
  const { differences, problem, problemSince, unseen } = comparison;
  const found = differences.length > 0 ? differences.map(({ text }) => text) : [sentence('As approved')];
  const since = problem && problemSince ? moment(problemSince.toISOString()) : '';
  const stale = since ? [sentence('Could not be compared since {since}: {problem}', { since, problem })] : [];
  const hidden =
    unseen.length > 0 ? [sentence('Not visible to the bot: {what}', { what: listed(unseen) })] : [];
  return joined([...found, ...stale, ...hidden], ' ');
}

const outsideWords: Record<OutsideCheck['state'], Text> = {
  verified: sentence('edge verified; Qlik itself not verified'),
  settling: sentence('not reachable yet'),
  wrong: sentence('not reachable as approved'),
  alarm: sentence('open without the approved sign-in'),
  unchecked: sentence('could not be visited'),
};

function outsideText(checks: readonly OutsideCheck[], isQlikVerified: boolean): Text {
  if (checks.length === 0) return sentence('Not visited from outside yet');
  const states = checks.map(({ state }) => state);
  const worst = (['alarm', 'wrong', 'unchecked', 'settling'] as const).find((state) =>
    states.includes(state),
  );
  if (!worst && isQlikVerified) return sentence('edge verified');
  return outsideWords[worst ?? 'verified'];
}

function oldest(checks: readonly OutsideCheck[]): string {
  const [first] = checks.map(({ checkedAt }) => checkedAt.toISOString()).toSorted();
  return first ?? '';
}
