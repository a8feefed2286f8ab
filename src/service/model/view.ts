import type { Language } from '../../language/language.ts';
import type { Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { RequestForm } from './form.ts';
import type { RequestKind, RequestState } from './request.ts';

/** A person to show: never used for authority. */
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
}

/** What the publish form offers: connector groups and domains; `problem` says why they could not be read. */
export interface FormOptions {
  connectorGroups: ConnectorGroupView[];
  /** `value` goes into `externalDomain`; `example` shows the two resulting hosts for `<name>`. */
  domains: { value: string; title: Text; hubExample: string; authExample: string }[];
  problem: Text;
}

/** One application of a plan, as shown. */
export interface ApplicationView {
  role: 'hub' | 'auth';
  displayName: string;
  internalUrl: string;
  externalUrl: string;
  preAuthentication: Text;
  singleSignOn: Text;
}

/** A plan as a person reads it. */
export interface PlanView {
  digest: string;
  applications: ApplicationView[];
  connectorGroup: Text;
  principals: { type: 'User' | 'Group'; displayName: string; detail: Text }[];
  /** One plain sentence per change, in order. */
  changes: Text[];
  /** Whether one of them deletes an application. */
  deletes: boolean;
  /** What was changed by hand and becomes what is wanted, in sentences. */
  accepts: Text[];
  /** "2 applications, 4 assignments, 12 changes", and how many were made by hand */
  summary: Text;
  warnings: Text[];
}

/** One line of the progress card. */
export interface StepView {
  text: Text;
  state: 'done' | 'running' | 'waiting';
}

/** Why a request stopped, for the person who must act; `fields` not empty = the form must be corrected. */
export interface ProblemView {
  title: Text;
  advice: Text;
  code: string;
  graphRequestId: string;
  fields: FieldProblem[];
}

/** What a finished publication gives its testers. */
export interface ResultView {
  /** `url` is what a person opens, `address` the external URL; they differ where `servedAt` says so. */
  links: { title: Text; url: string; address: string }[];
  /** What a visit from outside showed, in sentences; it proves the public side only. */
  checks: Text[];
  /** Hosts to add to the host allow list of Qlik’s virtual proxy, as far as they are new. */
  allowList: string[];
  /** A group has no object id here: it cannot be mentioned. */
  testers: Person[];
}

/** Everything any card of a request shows. Dates are ISO strings in UTC. */
export interface RequestView {
  id: string;
  kind: RequestKind;
  state: RequestState;
  name: string;
  reason: string;
  requester: Person;
  /** Of who made the request. */
  language: Language;
  createdAt: string;
  /** Where it was made. */
  conversationId: string;
  /** Only what everybody may know is in it: see `reduceRequest`. */
  isReduced: boolean;
  form: RequestForm;
  /** How many the form names. */
  asked: { users: number; groups: number };
  /** The users of the form as a person reads them: who was picked is named, once the plan knows the name. */
  users: Text[];
  plan: PlanView | null;
  decisions: { by: Person; decision: 'approve' | 'reject'; comment: string; at: string }[];
  steps: StepView[];
  /** Not empty while something outside is waited for: what, and until when. */
  waitingFor: Text;
  /** It waits for its approver to sign in. */
  needsSignIn: boolean;
  problem: ProblemView | null;
  result: ResultView | null;
  /** What it has changed in the tenant so far, in sentences. */
  done: Text[];
  /** It failed half-way and what it did can be taken back. */
  canUndo: boolean;
  /** What it did is being, or was, taken back. */
  isUndo: boolean;
}

/** A publication in a list or on its status card. */
export interface PublicationView {
  name: string;
  state: 'publishing' | 'published' | 'failed' | 'unpublished';
  /** Unpublished: until when `restore` can bring it back; else `''`. */
  restorableUntil: string;
  /** Its applications were there before the bot: unpublish leaves them alone. */
  isAdopted: boolean;
  requester: Person;
  approvedBy: string[];
  publishedAt: string;
  applications: ApplicationView[];
  connectorGroup: Text;
  testers: string[];
  links: { title: Text; url: string; address: string }[];
  requestId: string;
  /** Where it was asked for. */
  conversationId: string;
  /** Only what everybody may know is in it: see `reducePublication`. */
  isReduced: boolean;
}

/** One page of a long list; `page` counts from 1, `total` is the number of items on all pages, counted a little
 * beyond `mostCounted` at most. */
export interface Page<T> {
  items: T[];
  page: number;
  pages: number;
  total: number;
}

/** Applications of the tenant that could be taken under management; `auth` null = a single application. */
export interface AdoptableView {
  hub: { applicationId: string; displayName: string; externalUrl: string; internalUrl: string };
  auth: { applicationId: string; displayName: string; externalUrl: string; internalUrl: string } | null;
  suggestedName: string;
}
