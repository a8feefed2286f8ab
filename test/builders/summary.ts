const counts = {
  published: 14,
  asApproved: 9,
  differing: 2,
  notCompared: 3,
  alarm: 1,
  wrong: 1,
  settling: 2,
  verified: 10,
  works: 4,
  trouble: 2,
};

/** Returns a summary with publications in every state. */
export function aSummary() {
  const days = ['2026-11-22', '2026-11-23'].map((day) => ({ day, counts }));
  const connectors = { active: 3, total: 4, seenAt: '2026-11-23T05:59:00.000Z' };
  return { counts, comparedAt: '2026-11-23T05:50:00.000Z', connectors, days };
}
