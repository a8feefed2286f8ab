import assert from 'node:assert/strict';
import type { Deps } from '../../../src/service/model/deps.ts';
import { reportRows } from '../../../src/service/report/report-row.ts';
import { listPublications, listRequests } from '../../../src/service/views/lists.ts';
import { countStatements } from '../../harness/database/count-statements.ts';
import { copyPublication } from '../../harness/engine/copies.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

describe('a list', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales' });
    await askedFor(engine);
  });
  after(() => engine.close());

  const lists: Record<string, (deps: Deps) => Promise<number>> = {
    publications: async (deps) => (await listPublications(deps, 1)).items.length,
    requests: async (deps) => (await listRequests(deps, 1)).items.length,
    report: async (deps) => {
      const rows = [];
      for await (const row of reportRows(deps)) rows.push(row);
      return rows.length;
    },
  };
  /** Resolves to how many entries each list has, and how many statements it takes. */
  async function costs(): Promise<{ entries: number[]; statements: number[] }> {
    const [entries, statements]: [number[], number[]] = [[], []];
    for (const list of Object.values(lists)) {
      const { db, count } = countStatements(engine.deps.db);
      entries.push(await list({ ...engine.deps, db }));
      statements.push(count());
    }
    return { entries, statements };
  }

  it('takes as many statements for many entries as for one', async () => {
    const one = await costs();

    await copyPublication(engine, 'sales', 48);
    for (let i = 1; i < 8; i++) await askedFor(engine);

    const many = await costs();
    assert.deepEqual(
      [one.entries, many.entries],
      [
        [1, 1, 1],
        [8, 8, 49],
      ],
    );
    assert.deepEqual(many.statements, one.statements);
  });
});
