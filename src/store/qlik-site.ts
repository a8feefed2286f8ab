import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import { inOneStatement } from './in-one-statement.ts';
import type { QlikSiteTable } from './qlik-site-table.ts';

const id = 'site';

/** Returns what was read last of the Qlik Sense site at that address; undefined = nothing yet. */
export async function findQlikSite(db: Db, url: string): Promise<Selectable<QlikSiteTable> | undefined> {
  const [row] = await sitesAt(db, url);
  return row;
}

const sitesAt = inOneStatement(
  (db, urls) => db.selectFrom('qlik_site').selectAll().where('url', 'in', urls).execute(),
  ({ url }) => url,
);

/** Stores what was read of the site, unless it was changed, or read again, after that reading had begun. */
export async function setQlikSite(db: Db, url: string, readAt: Date, site: object): Promise<void> {
  const values = { url, site: JSON.stringify(site), read_at: readAt };
  await db
    .insertInto('qlik_site')
    .values({ id, ...values })
    .onConflict((on) =>
      on
        .column('id')
        .doUpdateSet(values)
        .where(({ and, or, eb }) =>
          or([
            eb('qlik_site.url', '<>', url),
            and([
              or([eb('qlik_site.changed_at', 'is', null), eb('qlik_site.changed_at', '<', readAt)]),
              or([eb('qlik_site.read_at', 'is', null), eb('qlik_site.read_at', '<=', readAt)]),
            ]),
          ]),
        ),
    )
    .execute();
}

/** Forgets what was read of the site, because it was changed. */
export async function setQlikSiteChanged(db: Db, url: string): Promise<void> {
  const values = { url, site: null, read_at: null, changed_at: new Date() };
  await db
    .insertInto('qlik_site')
    .values({ id, ...values })
    .onConflict((on) => on.column('id').doUpdateSet(values))
    .execute();
}
