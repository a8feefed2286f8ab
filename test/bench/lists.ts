import { sql } from 'kysely';
import { findPublication, listPublications } from '../../src/service/views/lists.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { line, quantile, timed } from './numbers.ts';
import type { Size } from './size.ts';

const few = 100;
const rounds = 60;

/** Times `list` and `status` in the service, with a hundred publications and with a hundred thousand. */
export async function benchLists({ isShort }: Size): Promise<void> {
  const many = isShort ? 200 : 100_000;
  console.log(`list and status with ${many} publications against ${few}`);
  const engine = await startEngine();
  const done = await engine.run('publish', { name: 'first', qlikUrl: 'https://first.corp.contoso.com' });
  if (done.state !== 'done') throw new Error(JSON.stringify(done.problem));
  await copies(engine, 1, few);
  const before = await measure(engine);
  await copies(engine, few, many);
  const after = await measure(engine);
  for (const what of ['list', 'status'] as const)
    line(`${what}: ${(after[what] / before[what]).toFixed(2)}× (target 2), median of ${rounds}`);
  await engine.close();
}

async function measure({ deps }: Engine): Promise<{ list: number; status: number }> {
  const [list, status]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    list.push(await timed(() => listPublications(deps, 1)));
    status.push(await timed(() => findPublication(deps, 'first')));
  }
  return { list: quantile(list, 0.5), status: quantile(status, 0.5) };
}

/** Copies a publication and its request under other names. */
async function copies({ deps }: Engine, from: number, to: number): Promise<void> {
  const name = sql`'copy-' || n`;
  const id = sql`md5('copy-' || n)::uuid`;
  await sql`insert into request select (jsonb_populate_record(request, jsonb_build_object('id', ${id}, 'name', ${name}, 'submit_activity_id', ${name}))).*
    from request, generate_series(${from}::int, ${to - 1}::int) n where request.name = 'first'`.execute(
    deps.db,
  );
  await sql`insert into publication select (jsonb_populate_record(publication, jsonb_build_object('id', ${id}, 'request_id', ${id}, 'name', ${name}))).*
    from publication, generate_series(${from}::int, ${to - 1}::int) n where publication.name = 'first'`.execute(
    deps.db,
  );
  await sql`analyze`.execute(deps.db);
}
