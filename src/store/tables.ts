import type { Asking } from './asking.ts';
import type { Text } from '../language/sentence.ts';
import type { RequestKind } from './request-kinds.ts';
import type { RequestState } from './request-states.ts';
import type { EventTable } from './event-table.ts';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ComparisonTable } from './comparison-table.ts';
import type { ConnectorGroupTable } from './connector-group-table.ts';
import type { CreationTable } from './creation-table.ts';
import type { DailyCountTable } from './daily-count-table.ts';
import type { DeliveryTable } from './delivery-table.ts';
import type { DiagnosisTable } from './diagnosis-table.ts';
import type { FormCardTable } from './form-card-table.ts';
import type { MessageTable } from './message-table.ts';
import type { NewsTable } from './news-table.ts';
import type { OfferedFileTable } from './offered-file-table.ts';
import type { PublicationTable } from './publication-table.ts';
import type { PublishedListingTable, PublishedTable } from './published-table.ts';
import type { QlikSiteTable } from './qlik-site-table.ts';
import type { OutsideCheckTable } from './outside-check-table.ts';
import type { WatchedTable, WatchTable } from './watch-tables.ts';
import type { TestAskTable, TestReportTable } from './test-tables.ts';
import type { OptionalTime, Time } from './times.ts';

/** A nullable document; written as JSON text. */
type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;

/** A place the bot can write to; `reference` is the conversation reference as the chat layer stored it. */
export interface ConversationTable {
  id: string;
  tenant_id: string;
  kind: 'personal' | 'groupChat' | 'channel';
  /** Object id of the person of a personal conversation, and their id in the chat, such as `29:…`; `''` = unknown. */
  user_id: string;
  chat_user_id: ColumnType<string, string | undefined, string>;
  reference: ColumnType<unknown, string, string>;
  /** Names of the channel and its team, as far as Teams has told; `''` = unknown. */
  name: ColumnType<string, string | undefined, string>;
  team_id: ColumnType<string, string | undefined, string>;
  team_name: ColumnType<string, string | undefined, string>;
  /** Language of its only person, or of the person who bound it; `''` = none of its own. */
  language: ColumnType<string, string | undefined, string>;
  welcomed_at: OptionalTime;
  gone_because: ColumnType<string, string | undefined, string>;
  shown_at: Time;
  updated_at: Time;
  /** Since when, how often and by which name Teams has refused every message there; null, 0 and `''` = it has not. */
  refused_since: OptionalTime;
  refused_times: ColumnType<number, number | undefined, number>;
  refused_because: ColumnType<string, string | undefined, string>;
  /** Not tried again before this time. */
  refused_until: OptionalTime;
}

export interface SettingTable {
  key: string;
  value: string;
  set_by: string;
  updated_at: Time;
}

/** Cards that a request can have in a conversation. */
export type NoticeKind = 'status' | 'approval' | 'progress' | 'published' | 'changed' | 'rejected' | 'failed';

/** An application of a publication: the one for the Qlik URL, or the one for the authentication port. */
export type Role = 'hub' | 'auth';

/** What delays a request; `''` = nothing, or an older version wrote only the sentence. */
export type WaitReason = '' | 'settling' | 'throttled' | 'unreachable' | 'sign-in';

export interface RequestTable {
  id: string;
  kind: RequestKind;
  state: RequestState;
  name: string;
  reason: string;
  requester_tenant_id: string;
  requester_id: string;
  requester_name: string;
  requester_language: ColumnType<string, string | undefined, string>;
  conversation_id: string;
  form_activity_id: string;
  submit_activity_id: string;
  form: ColumnType<unknown, string, string>;
  input: ColumnType<unknown, string, string>;
  desired: OptionalJson;
  plan: OptionalJson;
  digest: ColumnType<string, string | undefined, string>;
  done_changes: ColumnType<string[], string | undefined, string>;
  /** What it waits for, as a value for code; meaningful only while `waiting_for` is set. */
  waits_for: ColumnType<WaitReason, WaitReason | undefined, WaitReason>;
  /** What it waits for, and until when, as the JSON of a sentence for people; `''` = nothing. */
  waiting_for: ColumnType<string, string | undefined, string>;
  problem: OptionalJson;
  asking: ColumnType<Asking, Asking | undefined, Asking>;
  /** What visits from outside showed when the publication was done, in sentences. */
  edge_checks: ColumnType<Text[], string | undefined, string>;
  /** What the last visits from outside showed of the addresses it opened, in sentences; kept up to date. */
  outside: ColumnType<Text[], string | undefined, string>;
  revision: Generated<number>;
  /** The effects of the request are being, or were, taken back. */
  is_undo: ColumnType<boolean, boolean | undefined, boolean>;
  /** When Undo, or Retry of an undo, was last pressed; this is what authorises the undo. */
  undo_asked_at: OptionalTime;
  apply_started_at: OptionalTime;
  /** Milliseconds of its present state spent waiting for a tenant that did respond. */
  settling_ms: ColumnType<number, number | undefined, number>;
  /** Retention has found that its publication needs it; a trigger clears it when that is removed. */
  is_kept: ColumnType<boolean, never, boolean>;
  created_at: Time;
  updated_at: Time;
}

/** A name or an external host that a request or its publication holds; the key rules out a second holder. */
interface ReservationTable {
  key: string;
  request_id: string;
  name: string;
}

export interface DecisionTable {
  request_id: string;
  actor_id: string;
  actor_name: string;
  chat_user_id: ColumnType<string, string | undefined, string>;
  decision: 'approve' | 'reject';
  comment: string;
  digest: string;
  decided_at: Time;
}

export interface ApplicationTable {
  publication_id: string;
  role: Role;
  application_id: string;
  app_id: string;
  service_principal_id: string;
  /** Only `made` ones are ever deleted; `adopted` ones existed before. `''` = an older version did not say. */
  origin: ColumnType<'made' | 'adopted' | '', 'made' | 'adopted' | undefined, 'made' | 'adopted'>;
  /** Since when it may exist without being readable yet; null = unreadable means deleted. */
  awaited_since: OptionalTime;
  /** Whether it has been read by its id since then. */
  is_seen: ColumnType<boolean, boolean | undefined, boolean>;
  /** The connector group it was last given, where the tenant does not show the present one; `''` = not known. */
  connector_group_id: ColumnType<string, string | undefined, string>;
}

/** Every write to Graph: intent before, outcome after. An empty outcome means unknown: look before repeating. */
export interface LedgerTable {
  id: GeneratedAlways<string>;
  request_id: string;
  change_id: string;
  change: ColumnType<unknown, string, string>;
  outcome: ColumnType<string, string | undefined, string>;
  graph_request_id: ColumnType<string, string | undefined, string>;
  /** Whether the write takes back what the request did, which its approvers have not approved. */
  is_undo: ColumnType<boolean, boolean | undefined, never>;
  started_at: Time;
  finished_at: OptionalTime;
}

/** One card of a request in one conversation. */
export interface NoticeTable extends MessageTable {
  request_id: string;
  kind: NoticeKind;
  conversation_id: string;
  /** Its `sent_revision` is behind the request's revision. Triggers of the database keep it so. */
  is_due: ColumnType<boolean, never, never>;
}

export interface Tables {
  conversation: ConversationTable;
  delivery: DeliveryTable;
  setting: SettingTable;
  request: RequestTable;
  reservation: ReservationTable;
  decision: DecisionTable;
  publication: PublicationTable;
  published_application: PublishedTable;
  published_listing: PublishedListingTable;
  comparison: ComparisonTable;
  watch: WatchTable;
  watched: WatchedTable;
  application: ApplicationTable;
  connector_group: ConnectorGroupTable;
  diagnosis: DiagnosisTable;
  outside_check: OutsideCheckTable;
  creation: CreationTable;
  ledger: LedgerTable;
  notice: NoticeTable;
  news: NewsTable;
  offered_file: OfferedFileTable;
  daily_count: DailyCountTable;
  qlik_site: QlikSiteTable;
  form_card: FormCardTable;
  event: EventTable;
  test_ask: TestAskTable;
  test_report: TestReportTable;
}
