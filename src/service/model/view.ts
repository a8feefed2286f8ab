import type { StepView } from './step-view.ts';
import type { Language } from '../../language/language.ts';
import type { Text } from '../../language/sentence.ts';
import type { ComparisonView } from './comparison-view.ts';
import type { Asking } from './request/asking.ts';
import type { FieldProblem } from '../../errors.ts';
import type { Admitted } from './publication/admitted.ts';
import type { OpenView } from './open-view.ts';
import type { PeopleView } from './people-view.ts';
import type { Link } from './publication/links.ts';
import type { Release } from './publication/release.ts';
import type { Tested } from './publication/tested.ts';
import type { WayView } from './publication/way.ts';
import type { RequestForm } from './request/form.ts';
import type { RequestKind, RequestState } from './request/request.ts';

/** A person to display; carries no authority. */
export interface Person {
  aadObjectId: string;
  name: string;
}

/** A connector group with its live health. */
export interface ConnectorGroupView {
  id: string;
  name: string;
  region: string;
  isDefault: boolean;
  connectors: { machineName: string; externalIp: string; status: string; version: string }[];
  active: number;
  total: number;
  /** Graph does not show its connectors: the numbers say nothing. Absent = it does. */
  isHidden?: boolean;
}

/** One application of a plan, as shown. */
export interface ApplicationView {
  role: 'hub' | 'auth';
  displayName: string;
  internalUrl: string;
  externalUrl: string;
  /** Where people enter through a virtual proxy's prefix; absent = at the hub of the external URL. */
  entryUrl?: string;
  preAuthentication: Text;
  singleSignOn: Text;
  /** Who may enter. */
  admits: Admitted;
}

/** A plan as shown to people. */
export interface PlanView {
  digest: string;
  applications: ApplicationView[];
  connectorGroup: Text;
  principals: { type: 'User' | 'Group'; displayName: string; detail: Text }[];
  /** One plain sentence per change, in order. */
  changes: Text[];
  /** What comes of it: writes; else only accepted differences, only records; or nothing at all. */
  effect: 'writes' | 'accepts' | 'records' | 'nothing';
  /** Whether any change deletes an application. */
  deletes: boolean;
  /** What was changed by hand and becomes desired, in sentences. */
  accepts: Text[];
  /** What becomes known of Qlik Sense, in sentences. */
  records: Text[];
  /** "2 applications, 4 assignments, 12 changes", and how many were made by hand. */
  summary: Text;
  warnings: Text[];
  /** Since when the addresses of all other applications were read, an ISO date; absent = all were read for this plan. */
  othersAsOf?: string;
}

/** Why a request stopped, for the person who must act; if `fields` is not empty, the form must be corrected. */
export interface ProblemView {
  title: Text;
  advice: Text;
  code: string;
  graphRequestId: string;
  fields: FieldProblem[];
  /** What Graph itself said, shown below the advice; absent in older rows. */
  graphSaid?: Text;
  /** Graph refused the bot the connector group, so that a retry means that somebody has chosen it by hand. */
  isAboutGroup?: true;
  /** What was open to the internet when it stopped, as read then; absent = it was not read. */
  open?: OpenView;
}

/** The result of a finished publication, for its testers. */
export interface ResultView {
  links: Link[];
  /** What visits from outside found, in sentences; they cover the public side only. `isLookedAt` = there was one. */
  checks: Text[];
  isLookedAt?: boolean;
  /** New hosts to add to the host allow list of Qlik’s virtual proxy, exactly as they are. */
  allowList: string[];
  /** Qlik Sense itself lacks some of them, and the bot can add them. Absent = not known, or nothing is missing. */
  canAllow?: true;
  /** The prefix of that virtual proxy; `''` = it has none. */
  prefix: string;
  /** Absent = not known. */
  release?: Release;
  /** Groups have no object id here, because they cannot be mentioned. */
  testers: Person[];
}

/** Everything that the cards of a request show. Dates are ISO strings in UTC. */
export interface RequestView {
  id: string;
  kind: RequestKind;
  state: RequestState;
  name: string;
  reason: string;
  requester: Person;
  /** The requester's language. */
  language: Language;
  createdAt: string;
  /** The conversation in which the request was made. */
  conversationId: string;
  /** Contains only what everybody may know; see `reduceRequest`. */
  isReduced: boolean;
  form: RequestForm;
  /** Whom its plan gives access or takes it from; null = it is not about that, or there is no plan yet. */
  people: PeopleView | null;
  /** The users of the form for display; picked users appear by name once the plan has resolved it. */
  users: Text[];
  plan: PlanView | null;
  decisions: { by: Person; decision: 'approve' | 'reject'; comment: string; at: string }[];
  steps: StepView[];
  /** How far the plan has come to those who may decide; meaningful only while the request is planned. */
  asking: Asking;
  /** What the request is waiting for outside the bot, and until when; empty = nothing. */
  waitingFor: Text;
  /** The request waits for its approver to sign in. */
  needsSignIn: boolean;
  problem: ProblemView | null;
  /** What of its publication is open to the internet; null = it has not failed. */
  open: OpenView | null;
  result: ResultView | null;
  /** What the request has changed in the tenant so far, in sentences. */
  done: Text[];
  /** The request failed half-way and can be undone. */
  canUndo: boolean;
  /** The request is being undone, or has been. */
  isUndo: boolean;
  /** Who pressed Undo last, and when; null = nobody, or not recorded. */
  undoneBy: { by: Person; at: string } | null;
}

/** A publication in a list or on its status card; `outside` = what the last visits from outside showed. */
export interface PublicationView {
  id: string;
  name: string;
  outside?: Text[];
  state: 'publishing' | 'published' | 'failed' | 'unpublished';
  /** If unpublished, until when `restore` can bring it back; else `''`. */
  restorableUntil: string;
  /** Its applications existed before the bot managed them; unpublish leaves them alone. */
  isAdopted: boolean;
  requester: Person;
  approvedBy: string[];
  publishedAt: string;
  applications: ApplicationView[];
  connectorGroup: Text;
  testers: string[];
  /** null = it is not published. */
  comparison: ComparisonView | null;
  /** What in Qlik Sense itself does not fit, as read then, and whether the bot can add hosts. Absent = not read. */
  qlik?: { readAt: string; amiss: Text[]; canAllow: boolean };
  links: Link[];
  /** What people said of it; absent = nobody can have opened it. */
  tested?: Tested;
  /** How each part of the way into it is. Absent = it is not published. */
  way?: WayView;
  requestId: string;
  /** The conversation in which it was requested. */
  conversationId: string;
  /** Contains only what everybody may know; see `reducePublication`. */
  isReduced: boolean;
}

/**
 * One page of a long list. `page` counts from 1; `total` is the number of items on all pages, counted no further than
 * just beyond `mostCounted`.
 */
export interface Page<T> {
  items: T[];
  page: number;
  pages: number;
  total: number;
  /** Keys of its first and last item, from which the pages beside it begin; absent = they are found by their numbers. */
  first?: string;
  last?: string;
}
