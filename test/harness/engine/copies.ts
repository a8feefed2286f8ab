import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Engine } from './engine.ts';

/**
 * Records copies of a publication under other names, for tests of many: each has the same applications in the tenant, and
 * is watched by itself.
 */
export async function copyPublication({ deps: { db } }: Engine, name: string, count: number): Promise<void> {
  const copies = JSON.stringify(
    Array.from({ length: count }, (_, i) => ({ id: randomUUID(), name: `${name}-${i}` })),
  );
  const copied = sql`jsonb_to_recordset(${copies}::jsonb) as copy (id uuid, name text)`;
  await sql`insert into publication
    select (jsonb_populate_record(p, jsonb_build_object('id', copy.id, 'name', copy.name))).*
    from publication p, ${copied} where p.name = ${name}`.execute(db);
  await sql`insert into application
    select (jsonb_populate_record(a, jsonb_build_object('publication_id', copy.id))).*
    from application a join publication p on p.id = a.publication_id, ${copied} where p.name = ${name}`.execute(
    db,
  );
  await sql`insert into watch (publication_id) select id from publication where name like ${`${name}-%`}`.execute(
    db,
  );
}
