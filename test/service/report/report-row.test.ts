import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { reportCsv } from '../../../src/service/report/report-csv.ts';
import { reportRow } from '../../../src/service/report/report-row.ts';
import { reportCard } from '../../../src/teams/cards/lists/report.ts';
import { readable } from '../../harness/chat/card.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('what a report says of a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales' });
    await engine.deps.db
      .updateTable('outside_check')
      .set({ state: 'verified' })
      .where('publication_id', '=', (await row()).id)
      .execute();
  });
  after(() => engine.close());

  async function row() {
    const found = await findPublicationByName(engine.deps.db, 'sales');
    assert.ok(found);
    return found;
  }

  async function says(name: string, seen: 'works' | 'other'): Promise<void> {
    const { id, test_round: round } = await row();
    const who = { publication_id: id, person_id: name, person_name: name };
    const what = { round, seen, detail: '', advice: null, activity_id: randomUUID() };
    await engine.deps.db
      .insertInto('test_report')
      .values({ ...who, ...what, at: new Date('2026-11-25T09:00:00Z') })
      .execute();
  }

  async function page(): Promise<string> {
    const items = [await reportRow(engine.deps, await row())];
    return readable(reportCard('en', { items, page: 1, pages: 1, total: 1 }));
  }

  async function file(): Promise<string> {
    return (await reportCsv(engine.deps, 'en')).toString('utf8');
  }

  it('says that no person has verified it, until one has', async () => {
    assert.match(await file(), /,Verified by,Verified on,What people say\r\n/);
    assert.match(await file(), /,,,nobody has said yet that it works/);
    assert.match(await page(), /nobody has said yet that it works/);
  });

  it('names who said last that it works, when, and how many say otherwise', async () => {
    await says('Tom Weber', 'works');
    await says('Wei Chen', 'other');

    const [csv, read] = [await file(), await page()];

    assert.match(
      csv,
      /,Tom Weber,2026-11-25T09:00:00.000Z,"verified by a person; \d of \d answered, 1 with trouble"\r\n/,
    );
    assert.match(read, /verified by Tom Weber on/);
    assert.doesNotMatch(csv + read, /Qlik itself not verified/);
  });

  it('calls it verified before the last change after its settings have changed', async () => {
    const { id, test_round: round } = await row();
    const next = engine.deps.db.updateTable('publication').set({ test_round: round + 1 });
    await next.where('id', '=', id).execute();

    assert.match(await file(), /,Tom Weber,2026-11-25T09:00:00.000Z,verified before the last change/);
    assert.match(await page(), /verified by Tom Weber on .*, before the last change/);
  });
});
