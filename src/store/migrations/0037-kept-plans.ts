import { sql, type Kysely } from 'kysely';

/**
 * What is asked of the database at each activity is planned once for each connection, not at each call: planning the look
 * for what waits, with its many joins, took a hundred times as long as running it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(hear).execute(db);
  await sql.raw(waitsFor).execute(db);
}

// Settings of both functions: no plan for the values of one call; none for tables that were still small; none compiled.
const settings = `set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off`;

// As in 0035, but a personal chat, which tells of itself alone, is found by its id.
const hear = `create or replace function hear(
    here text, channel text, team text, person text, chat_person text, activity text, lease_seconds float8)
  returns table (taken text, is_doubted boolean, place conversation)
  language plpgsql ${settings} as $$
  #variable_conflict use_column
  declare took text := '';
  begin
    if activity <> '' then
      insert into delivery as known (conversation_id, activity_id, leased_until)
        values (here, activity, now() + make_interval(secs => lease_seconds))
        on conflict (conversation_id, activity_id) do update set leased_until = excluded.leased_until
          where known.leased_until < now()
        returning 'ours' into took;
      if took is null then
        select case when leased_until is null then 'handled' else 'busy' end into took
          from delivery where conversation_id = here and activity_id = activity;
        return query select coalesce(took, 'busy'), false, null::conversation;
        return;
      end if;
    end if;
    if team = '' and person = '' and chat_person = '' then
      return query
        select took,
          near.gone_because <> '' or near.refused_times > 0
            or exists (select from notice where conversation_id = here and held_until is not null)
            or exists (select from news where conversation_id = here and held_until is not null),
          near
        from conversation near where near.id = here and near.kind = 'personal';
      if found then
        return;
      end if;
    end if;
    return query
      select took,
        near.gone_because <> '' or near.refused_times > 0
          or exists (select from notice where conversation_id = near.id and held_until is not null)
          or exists (select from news where conversation_id = near.id and held_until is not null),
        near
      from conversation near
      where near.id in (
        select id from conversation where id in (here, channel)
        union select id from conversation where person <> '' and kind = 'personal' and user_id = person
        union select id from conversation
          where chat_person <> '' and kind = 'personal' and chat_user_id = chat_person
        union select id from conversation
          where (gone_because <> '' or refused_times > 0
              or id in (select conversation_id from notice where held_until is not null)
              or id in (select conversation_id from news where held_until is not null))
            and (split_part(id, ';', 1) = channel
              or team_id in (select team_id from conversation where id = channel and team_id <> '')
              or (team <> '' and team_id = team)))
      order by near.id;
    if not found then
      return query select took, false, null::conversation;
    end if;
  end $$`;

const waitsFor = `create function waits_for(
    here text, channel text, person text, is_personal boolean, since timestamptz)
  returns table (is_tester boolean, is_stranded boolean, is_approval_missing boolean)
  language plpgsql stable ${settings} as $$
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
