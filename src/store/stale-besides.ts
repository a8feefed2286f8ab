import { sql } from 'kysely';

/**
 * What `stale_ids` becomes when another message of the card becomes the one that is kept up to date: the last one so far
 * is now an older one.
 */
export function staleBesides(activityId: string) {
  const older = sql`(stale_ids - ${activityId}::text - coalesce(activity_ids ->> -1, ''))`;
  return sql<string>`case when coalesce(activity_ids ->> -1, ${activityId}::text) = ${activityId}::text
    then stale_ids - ${activityId}::text else ${older} || jsonb_build_array(activity_ids -> -1) end`;
}
