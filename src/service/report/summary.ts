import { countStates, type StateCounts } from '../../store/daily-counts.ts';
import { countConnectors } from '../../store/seen-connectors.ts';
import type { Deps } from '../model/deps.ts';

/** What is published, by what was last seen of it. */
export interface Summary {
  counts: StateCounts;
  /** Since when nothing is older, an ISO date; `''` = nothing was compared. */
  comparedAt: string;
  /** Of the groups that serve publications, as seen at an ISO date; null = they were never seen. */
  connectors: { active: number; total: number; seenAt: string } | null;
}

/** Counts what is published; reads only the store. */
export async function summaryNow({ db }: Deps): Promise<Summary> {
  const [states, { seenAt, ...connectors }] = await Promise.all([countStates(db), countConnectors(db)]);
  const { comparedAt, ...counts } = states;
  return {
    counts,
    comparedAt: comparedAt?.toISOString() ?? '',
    connectors: seenAt === null || connectors.total === 0 ? null : { ...connectors, seenAt },
  };
}
