import type { Text } from '../language/sentence.ts';
import type { RequestKind } from './request-kinds.ts';
import type { RequestState } from './request-states.ts';
import type { EventTable } from './event-table.ts';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CreationTable } from './creation-table.ts';

type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** A document that may be absent; written as JSON text. */
type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;

/** A place the bot can write to: `reference` is the conversation reference as the chat layer stored it. */
export interface ConversationTable {
  id: string;
  tenant_id: string;
  kind: 'personal' | 'groupChat' | 'channel';
  user_id: string;
  reference: ColumnType<unknown, string, string>;
  /** Of a channel and its team, as far as Teams has told; `''` = not known. */
  name: ColumnType<string, string | undefined, string>;
  team_id: ColumnType<string, string | undefined, string>;
  team_name: ColumnType<string, string | undefined, string>;
  /** Of its only person, or of who bound it; `''` = it has none of its own. */
  language: ColumnType<string, string | undefined, string>;
  welcomed_at: OptionalTime;
  gone_because: ColumnType<string, string | undefined, string>;
  shown_at: Time;
  updated_at: Time;
}

/** Messages taken up already: Teams delivers one again when the answer took too long. */
export interface DeliveryTable {
  conversation_id: string;
  activity_id: string;
  received_at: Time;
  /** Until when somebody is handling it; null = it was handled. */
  leased_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SettingTable {
  key: string;
  value: string;
  set_by: string;
  updated_at: Time;
}

/** The cards a request can have in a conversation. */
export type NoticeKind = 'status' | 'approval' | 'progress' | 'published' | 'changed' | 'rejected' | 'failed';

/** One of the applications of a publication: the Qlik URL itself, or its authentication port. */
export type Role = 'hub' | 'auth';

/** What holds a request up; `''` = nothing, or an older version wrote the sentence. */
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
  /** What is waited for, for code; of interest only while `waiting_for` says something. */
  waits_for: ColumnType<WaitReason, WaitReason | undefined, WaitReason>;
  /** What is waited for, and until when, as JSON of a sentence for people; `''` = nothing. */
  waiting_for: ColumnType<string, string | undefined, string>;
  problem: OptionalJson;
  /** What a visit from outside showed when the publication was done, in sentences. */
  edge_checks: ColumnType<Text[], string | undefined, string>;
  revision: Generated<number>;
  /** What it did is being, or was, taken back. */
  is_undo: ColumnType<boolean, boolean | undefined, boolean>;
  /** When Undo, or Retry of an undo, was pressed last: that is what allows it. */
  undo_asked_at: OptionalTime;
  apply_started_at: OptionalTime;
  /** So many milliseconds of its present state it has waited for a tenant that answered. */
  settling_ms: ColumnType<number, number | undefined, number>;
  created_at: Time;
  updated_at: Time;
}

/** A name or an external host that a request or its publication holds; the key makes a second holder impossible. */
export interface ReservationTable {
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

export interface PublicationTable {
  id: string;
  name: string;
  /** `removed` = no longer ours; its name is free. */
  state: 'publishing' | 'published' | 'failed' | 'unpublished' | 'removed';
  revision: Generated<number>;
  desired: ColumnType<unknown, string, string>;
  request_id: string;
  published_at: OptionalTime;
  unpublished_at: OptionalTime;
  created_at: Time;
  updated_at: Time;
}

export interface ApplicationTable {
  publication_id: string;
  role: Role;
  application_id: string;
  app_id: string;
  service_principal_id: string;
  /** Only what we made is ever deleted; an adopted one was there before. `''` = an older version did not say. */
  origin: ColumnType<'made' | 'adopted' | '', 'made' | 'adopted' | undefined, 'made' | 'adopted'>;
  /** Since when it may be there without being readable yet; null = what cannot be read is gone. */
  awaited_since: OptionalTime;
  /** It has been read by its id since then. */
  is_seen: ColumnType<boolean, boolean | undefined, boolean>;
}

/** Every write to Graph: intent before, outcome after. An empty outcome means: unknown, look before repeating. */
export interface LedgerTable {
  id: GeneratedAlways<string>;
  request_id: string;
  change_id: string;
  change: ColumnType<unknown, string, string>;
  outcome: ColumnType<string, string | undefined, string>;
  details: OptionalJson;
  graph_request_id: ColumnType<string, string | undefined, string>;
  /** It takes back what the request did: whoever approved the request has not approved this. */
  is_undo: ColumnType<boolean, boolean | undefined, never>;
  started_at: Time;
  finished_at: OptionalTime;
}

/** One card of a request in one conversation; it is due while `sent_revision` is behind the request's revision. */
export interface NoticeTable {
  id: string;
  request_id: string;
  kind: NoticeKind;
  conversation_id: string;
  activity_ids: ColumnType<string[], string | undefined, string>;
  is_posted: ColumnType<boolean, boolean | undefined, boolean>;
  sent_revision: ColumnType<number, number | undefined, number>;
  sent_digest: ColumnType<string, string | undefined, string>;
  sent_at: OptionalTime;
  /** Teams gave no clear answer to a new message: until then it is not posted again. */
  unsure_until: OptionalTime;
  /** So many messages may be there whose id is not in `activity_ids`. */
  unsure_times: ColumnType<number, number | undefined, number>;
  created_at: Time;
}

/** A message that holds a form which nobody has sent yet. `channel_id` is the conversation's without a thread. */
export interface FormCardTable {
  channel_id: string;
  activity_id: string;
  /** Whose form it is, by object id. */
  person_id: string;
  posted_at: Time;
}

export interface Tables {
  conversation: ConversationTable;
  delivery: DeliveryTable;
  setting: SettingTable;
  request: RequestTable;
  reservation: ReservationTable;
  decision: DecisionTable;
  publication: PublicationTable;
  application: ApplicationTable;
  creation: CreationTable;
  ledger: LedgerTable;
  notice: NoticeTable;
  form_card: FormCardTable;
  event: EventTable;
}
