import { sql, type Kysely } from 'kysely';

/**
 * Adds what each activity asks of the database as one call. A function, because its plans are kept on each connection:
 * planning the statement takes longer than running it, above all in the embedded database.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of indexes) await sql.raw(statement).execute(db);
  await sql.raw(hear).execute(db);
}

// Of the many threads of a channel, few are doubted.
const indexes = [
  `drop index conversation_doubted`,
  `create index conversation_doubted on conversation (split_part(id, ';', 1))
    where gone_because <> '' or refused_times > 0`,
  `create index conversation_doubted_by_team on conversation (team_id)
    where (gone_because <> '' or refused_times > 0) and team_id <> ''`,
];

// Plans are kept from when the tables were still small, so sequential scans, which would do then, are ruled out. Where
// there is no other way, one counts as so dear that PostgreSQL 17 and older would compile it for seconds at each call:
// https://www.postgresql.org/docs/17/jit-decision.html
const hear = `create function hear(
    here text, channel text, team text, person text, chat_person text, activity text, lease_seconds float8)
  returns table (taken text, is_doubted boolean, place conversation)
  language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $$
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
    -- A personal chat tells of itself alone.
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
          where (gone_because <> '' or refused_times > 0) and split_part(id, ';', 1) = channel
        union select id from conversation
          where (gone_because <> '' or refused_times > 0) and team_id <> ''
            and team_id in (team, (select team_id from conversation where id = channel))
        union select id from conversation
          where id in (
              select conversation_id from notice where held_until is not null
              union select conversation_id from news where held_until is not null)
            and (split_part(id, ';', 1) = channel
              or (team_id <> '' and team_id in (team, (select team_id from conversation where id = channel)))))
      order by near.id;
    if not found then
      return query select took, false, null::conversation;
    end if;
  end $$`;
