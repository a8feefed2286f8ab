import type { Db } from '../../../src/store/db.ts';

/** Returns the database as one that counts its statements, those of the job queue excepted. */
export function countStatements(database: Db): { db: Db; count(): number } {
  let statements = 0;
  const db = database.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      statements++;
      return result;
    },
  });
  return { db, count: () => statements };
}
