import { sql, type Kysely } from 'kysely';

/**
 * Adds the look for what waits for a conversation as one call. A function, because its plan is kept on each connection:
 * with its many joins, planning it took a hundred times as long as running it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(waitsFor).execute(db);
}

// No plan for the values of one call; none for tables that were still small; none compiled.
const waitsFor = `create function waits_for(
    here text, channel text, person text, is_personal boolean, since timestamptz)
  returns table (is_tester boolean, is_stranded boolean, is_approval_missing boolean)
  language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
  #variable_conflict use_column
  begin
    return query
      with bound as materialized (
        select conversation.id from setting join conversation on conversation.id = setting.value
        where setting.key = 'approvals' and conversation.gone_because = '')
      select
        is_personal and exists (select from test_ask where person_id = person and conversation_id = ''),
        is_personal and exists (
          select from request where lower(requester_id) = person and updated_at > since and id in (
            select notice.request_id from notice
              join conversation on conversation.id = notice.conversation_id
              where notice.is_due and conversation.gone_because <> ''
            union
            select request.id from request
              join conversation on conversation.id = request.conversation_id
              where request.state in ('submitted', 'planned', 'approved', 'applying')
                and conversation.gone_because <> '')),
        case when exists (select from bound) then exists (select from bound where id = channel)
          else is_personal end
        and exists (
          select from request where state = 'planned' and lower(requester_id) <> person and not exists (
            select from notice where notice.request_id = request.id and notice.kind = 'approval'
              and notice.conversation_id = coalesce((select id from bound), here)));
  end $$`;
