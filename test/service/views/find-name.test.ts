import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { knownAmong, namesLike } from '../../../src/service/views/find-name.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('the name of a publication as people type it', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales-qlik', qlikUrl: 'https://sales.corp.contoso.com' });
    for (const name of ['finance-emea', 'finance-us', 'research', 'hr'])
      await sql`insert into publication select (jsonb_populate_record(publication,
        jsonb_build_object('id', md5(${name})::uuid, 'name', ${name}::text))).* from publication where name = 'sales-qlik'`.execute(
        engine.deps.db,
      );
  });
  after(() => engine.close());

  for (const typed of [
    'sales-qlik',
    'Sales-Qlik',
    'sales qlik',
    '“sales-qlik”',
    'sales-qlik.',
    'Qlik Sense sales-qlik',
  ])
    it(`is known: ${typed}`, async () => {
      const known = await knownAmong(engine.deps, ['nothing', typed], 'publications');

      assert.equal(known?.name, 'sales-qlik');
    });

  const sure = [
    'sales',
    's',
    'Qlik Sense sales',
    'https://sales-qlik-contoso.msappproxy.net/hub',
    'sales-qlik-auth-contoso.msappproxy.net',
    'https://sales.corp.contoso.com',
  ];
  for (const typed of sure)
    it(`is surely meant by a beginning that no other has, or by an address: ${typed}`, async () => {
      assert.deepEqual(await namesLike(engine.deps, typed), { names: ['sales-qlik'], isSure: true });
    });

  const near: [typed: string, names: string[]][] = [
    ['finance', ['finance-emea', 'finance-us']],
    ['slaes', ['sales-qlik']],
    ['qlik sales', ['sales-qlik']],
    ['slaes-qlik', ['sales-qlik']],
    ['reserch', ['research']],
    ['finanze-us', ['finance-us']],
    ['marketing', []],
    ['!!!', []],
  ];
  for (const [typed, names] of near)
    it(`may be meant: ${typed}`, async () => {
      assert.deepEqual(await namesLike(engine.deps, typed), { names, isSure: false });
    });
});
