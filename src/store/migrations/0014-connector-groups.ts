import { sql, type Kysely } from 'kysely';

/**
 * Stores the connector groups seen so far and the one each application was last given, because not every tenant shows
 * them to the bot.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table connector_group (
    id text primary key,
    name text not null,
    region text not null default '',
    is_default boolean not null default false
  )`,
  `alter table application add column connector_group_id text not null default ''`,
  `insert into connector_group (id, name)
    select distinct on (desired -> 'connectorGroup' ->> 'id')
      desired -> 'connectorGroup' ->> 'id', coalesce(desired -> 'connectorGroup' ->> 'name', '')
    from publication where desired -> 'connectorGroup' ->> 'id' <> '' and state <> 'removed'`,
  `update application set connector_group_id = coalesce(publication.desired -> 'connectorGroup' ->> 'id', '')
    from publication where publication.id = application.publication_id and publication.state = 'published'`,
];
