import { sql } from 'kysely';
import type { Db } from '../../../src/store/db.ts';

/**
 * Fills every table that grows as if `publications` were published besides the one of that name, by people in a tenth as
 * many chats: a few requests are open, a few cards due, and some of everything is old. The triggers and references of
 * the tables are off meanwhile, so the rows are written as they would be in the end. Needs a superuser of PostgreSQL.
 */
export async function grow(db: Db, template: string, publications: number): Promise<void> {
  await db.connection().execute(async (one) => {
    for (const setting of ['session_replication_role = replica', `maintenance_work_mem = '256MB'`])
      await sql.raw(`set ${setting}`).execute(one);
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'
        and indexname not in (select conname from pg_constraint)`.execute(one);
    // All at once is several times as quick as row by row.
    for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(one);
    for (const table of unreferenced) await sql`alter table ${sql.ref(table)} set unlogged`.execute(one);
    for (const statement of statements(publications)) await sql.raw(statement).execute(one);
    for (const { definition } of indexes) await sql.raw(definition).execute(one);
    await sql`set session_replication_role = origin`.execute(one);
    await sql`select setval(pg_get_serial_sequence(t, 'id'), 100000000) from unnest(array['ledger', 'creation', 'event', 'test_report']) t`.execute(
      one,
    );
    await sql.raw('vacuum analyze').execute(one);
  });

  function statements(n: number): string[] {
    const first = `(select * from request where name = '${template}' order by created_at limit 1) as r`;
    const firstPublication = `(select * from publication where name = '${template}') as p`;
    return rows(n).map((text) =>
      text
        .replaceAll('$request', first)
        .replaceAll('$publication', firstPublication)
        .replaceAll('$n', `${n}`),
    );
  }
}

/** The large ones among the tables that no other refers to: PostgreSQL need not log what is written to them. */
const unreferenced = [
  'ledger',
  'event',
  'decision',
  'reservation',
  'creation',
  'notice',
  'outside_check',
  'test_ask',
];

/** Half of everything is older than retention keeps it. */
const at = `now() - make_interval(days => n % 720, mins => 10)`;
const chat = `'a:grown-' || n % greatest($n / 10, 10)`;
const person = `md5('person-' || n % greatest($n / 10, 10))::uuid::text`;
const places = `(select distinct conversation_id from notice where kind = 'approval' limit 1)`;

/** The states of requests that made nothing: a few are not over, however many there are. */
const state = `case when n <= 5 then 'planned' when n % 4 = 0 then 'rejected' when n % 4 = 1 then 'withdrawn'
  when n % 4 = 2 then 'expired' else 'failed' end`;

function rows(n: number): string[] {
  const many = `generate_series(1, ${n}) as n`;
  const some = `generate_series(1, ${Math.max(40, Math.floor(n / 2))}) as n`;
  return [
    `insert into conversation (id, tenant_id, kind, user_id, chat_user_id, reference, gone_because, shown_at, updated_at)
      select 'a:grown-' || n, r.requester_tenant_id, 'personal', md5('person-' || n)::uuid, '29:' || n, c.reference,
        case when n % 100 = 7 then 'uninstalled' else '' end, now(), now() - make_interval(days => n % 720)
      from generate_series(0, greatest($n / 10, 10)) as n,
        $request join conversation c on c.id = r.conversation_id`,
    ...requests(many, some),
    ...publicationsOf(many),
    ...cards(many, some),
    ...traffic(n),
  ];
}

const requestColumns = `id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name, conversation_id,
  form_activity_id, submit_activity_id, form, input, desired, plan, digest, problem, created_at, updated_at`;

function requests(many: string, some: string): string[] {
  return [
    `insert into request (${requestColumns})
      select md5('made-' || n)::uuid, 'publish', 'done', 'grown-' || n, r.reason, r.requester_tenant_id, ${person}, 'Grown',
        ${chat}, 'form-' || n, 'made-' || n, r.form, r.input, null, null, r.digest, null, ${at}, ${at}
      from ${many}, $request`,
    `insert into request (${requestColumns})
      select md5('other-' || n)::uuid, case when n % 2 = 0 then 'update' else 'publish' end, ${state},
        case when n % 2 = 0 then 'grown-' || n else 'never-' || n end, r.reason, r.requester_tenant_id, ${person}, 'Grown',
        ${chat}, 'other-form-' || n, 'other-' || n, r.form, r.input, null, case when n <= 5 then r.plan end,
        r.digest, case when n > 5 and n % 4 = 3 then '{"fields": ["name"]}'::jsonb end,
        case when n <= 5 then now() else ${at} end, case when n <= 5 then now() else ${at} end
      from ${some}, $request`,
    `insert into decision (request_id, actor_id, actor_name, decision, comment, digest, decided_at)
      select md5('made-' || n)::uuid, ${person}, 'Grown', 'approve', '', r.digest, ${at} from ${many}, $request`,
    `insert into ledger (request_id, change_id, change, outcome, graph_request_id, started_at, finished_at)
      select md5('made-' || n)::uuid, 'change-' || i, jsonb_build_object('id', 'change-' || i, 'kind', 'assign',
        'role', 'hub', 'principalId', i, 'sentence', 'Written'), 'done', 'grown', ${at}, ${at}
      from ${many}, generate_series(1, 10) as i`,
    `insert into event (at, kind, request_id, name, actor_id, actor_name)
      select ${at}, kind, md5('made-' || n)::uuid, 'grown-' || n, '', ''
      from ${many}, unnest(array['asked', 'planned', 'approved', 'done']) as kind`,
    `insert into event (at, kind, request_id, name) select ${at}, case when n % 5 = 0 then 'bound' else 'refused' end,
      null, '' from ${many}`,
    `insert into reservation (key, request_id, name)
      select key || 'grown-' || n, md5('made-' || n)::uuid, 'grown-' || n
      from ${many}, unnest(array['name:', 'host:', 'url:https://']) as key`,
    `insert into creation (request_id, publication_id, role, nonce, outcome, application_id)
      select md5('made-' || n)::uuid, md5('publication-' || n)::uuid, role, role || n, 'made', md5(role || n)::uuid
      from ${many}, unnest(array['hub', 'auth']) as role`,
  ];
}

/** Of a hundred, one is gone for good, one can be restored and one failed. */
const standing = `case n % 100 when 1 then 'removed' when 2 then 'unpublished' when 3 then 'failed' else 'published' end`;

function publicationsOf(many: string): string[] {
  return [
    `insert into publication (id, name, state, desired, request_id, published_at, unpublished_at, created_at, updated_at,
        test_round)
      select md5('publication-' || n)::uuid, 'grown-' || n, ${standing},
        jsonb_set(p.desired, '{publicationId}', to_jsonb(md5('publication-' || n)::uuid)), md5('made-' || n)::uuid, ${at},
        case when n % 100 = 2 then now() - make_interval(days => n / 100 % 30) end, ${at}, ${at}, 2
      from ${many}, $publication`,
    `insert into application (publication_id, role, application_id, app_id, service_principal_id, origin, is_seen,
        connector_group_id)
      select md5('publication-' || n)::uuid, role, md5(role || n)::uuid, md5('app' || role || n)::uuid,
        md5('principal' || role || n)::uuid, 'made', true,
        (select min(id) from connector_group)
      from ${many}, unnest(array['hub', 'auth']) as role`,
    `insert into comparison (publication_id, revision, compared_at, differences)
      select md5('publication-' || n)::uuid, 1, now(), case when n % 100 = 9 then '[{"key": "single-sign-on:hub:mode", "risk": "differs", "text": "Changed"}]'::jsonb else '[]' end
      from ${many} where n % 100 > 3`,
    `insert into watch (publication_id, look_at, visit_at)
      select md5('publication-' || n)::uuid, now() + make_interval(mins => n % 900), now() + make_interval(mins => n % 900)
      from ${many} where n % 100 > 3`,
    `insert into watched (kind, about, state, is_wrong, since)
      select kind, md5('publication-' || n)::uuid, 'same', n % 100 = 9, ${at}
      from ${many}, unnest(array['drift', 'outside']) as kind where n % 100 > 3`,
    `insert into diagnosis (publication_id, diagnosed_at, result)
      select md5('publication-' || n)::uuid, now(), null from ${many} where n % 100 > 3`,
    `insert into outside_check (publication_id, role, state, since, checked_at, findings, wanted, opened_at, request_id)
      select md5('publication-' || n)::uuid, role, case when n % 100 = 8 then 'wrong' else 'verified' end, now(), now(), '[]',
        '', now(), md5('made-' || n)::uuid
      from ${many}, unnest(array['hub', 'auth']) as role where n % 100 > 3`,
    `insert into test_ask (publication_id, round, person_id, person_name, request_id, conversation_id, asked_at, is_over)
      select md5('publication-' || n)::uuid, round, ${person}, 'Grown', md5('made-' || n)::uuid, ${chat}, ${at}, round = 1
      from ${many}, generate_series(1, 2) as round where n % 100 > 3`,
    `insert into test_report (publication_id, round, person_id, person_name, seen, detail, activity_id, at, is_over)
      select md5('publication-' || n)::uuid, round, ${person}, 'Grown', case when n % 50 = 5 then 'other' else 'works' end,
        '', 'report-' || round, ${at}, round = 1
      from ${many}, generate_series(1, 2) as round where n % 100 > 3`,
  ];
}

const cardColumns = `activity_ids, is_posted, sent_at, created_at`;

function cards(many: string, some: string): string[] {
  const posted = (id: string) => `jsonb_build_array(${id}), true, ${at}, ${at}`;
  return [
    `insert into notice (id, request_id, kind, conversation_id, sent_revision, is_due, ${cardColumns})
      select md5('status-' || n)::uuid, md5('made-' || n)::uuid, 'status', ${chat}, 1, false, ${posted(`'status-' || n`)}
      from ${many}`,
    `insert into notice (id, request_id, kind, conversation_id, sent_revision, is_due, ${cardColumns})
      select md5(kind || n)::uuid, md5('made-' || n)::uuid, kind, ${places}, 1, false, ${posted(`kind || n`)}
      from ${many}, unnest(array['approval', 'published']) as kind`,
    `insert into notice (id, request_id, kind, conversation_id, sent_revision, is_due, ${cardColumns})
      select md5('other-status-' || n)::uuid, md5('other-' || n)::uuid, 'status', ${chat}, case when n <= 5 then 0 else 1 end,
        n <= 5, case when n <= 5 then '[]' else jsonb_build_array('other-status-' || n) end, n > 5,
        case when n > 5 then ${at} end, ${at} from ${some}`,
    `insert into news (id, told_id, kind, about, conversation_id, data, sent_revision, ended_at, ${cardColumns})
      select md5('news-' || n)::uuid, md5('news-' || n)::uuid,
        (array['status', 'diagnosis', 'test', 'drift', 'outside'])[1 + n % 5], md5('publication-' || n)::uuid,
        case when n % 5 < 3 then ${chat} else ${places} end,
        jsonb_build_object('requestId', md5('made-' || n)::uuid), 1, case when n % 3 = 0 then ${at} end,
        ${posted(`'news-' || n`)} from ${many}`,
  ];
}

function traffic(n: number): string[] {
  return [
    `insert into delivery (conversation_id, activity_id, received_at)
      select ${chat}, 'delivery-' || n, now() - make_interval(secs => n % 80000) from generate_series(1, ${n}) as n`,
    `insert into form_card (channel_id, activity_id, person_id, posted_at)
      select ${chat}, 'unsent-' || n, ${person}, now() - make_interval(mins => n % 40000)
      from generate_series(1, ${Math.floor(n / 10)}) as n`,
    `insert into offered_file (id, conversation_id, person_id, language, ended_at, created_at)
      select md5('file-' || n)::uuid, ${chat}, ${person}, 'en', now(), now() - make_interval(days => n % 29)
      from generate_series(1, ${Math.floor(n / 10)}) as n`,
    `insert into daily_count (day, counts) select current_date - n, '{}' from generate_series(1, 400) as n
      on conflict do nothing`,
  ];
}
