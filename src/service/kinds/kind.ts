import type { FieldProblem, UserError } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import type { Text } from '../../language/sentence.ts';
import type { Db, Trx } from '../../store/db.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Held, Reservation } from '../../store/reservations.ts';
import type { Change } from '../model/publication/change.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired, Principal } from '../model/publication/desired.ts';
import type { RequestForm } from '../model/request/form.ts';
import type { RequestInput } from '../model/request/input.ts';
import type { KnownIds, Observed, ObservedApplication } from '../model/publication/observed.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import type { AddressFields } from '../preflight/address-fields.ts';
import type { Parsed } from './fields/parsed.ts';

/** A request as stored. */
export interface Asked<I extends RequestInput = RequestInput> {
  deps: Deps;
  /** Graph for reads, as the bot. */
  graph: Graph;
  /** Graph in the approver's name, for what the bot may not read; null = nobody has approved, or all is done as the bot. */
  asApprover: Graph | null;
  publicationId: string;
  form: RequestForm;
  input: I;
  /** The previous desired state; null = there was none. */
  base: Desired | null;
}

/** A stored request with what was read from the tenant. */
export interface Seen<I extends RequestInput = RequestInput> extends Asked<I> {
  facts: TenantFacts;
  observed: Observed;
}

/** A stored request with its plan. */
export interface Planned<I extends RequestInput = RequestInput> extends Asked<I> {
  desired: Desired;
  changes: readonly Change[];
}

/** The desired state that a request asks for, and the problems with it. */
export interface Target {
  desired: Desired;
  problems: FieldProblem[];
  /** The users and groups that a request about access names; absent = it is not about access. */
  named?: Principal[];
  /** What the approver should know about how the input was understood. */
  warnings?: Text[];
}

/**
 * Everything the bot knows about one kind of request; the code that submits, plans, applies and ends requests knows
 * nothing else about it. A kind receives only inputs made by its own `parse`. Members that take an input are therefore
 * methods: TypeScript lets a method's parameter be narrower than the type in the table of kinds.
 */
export interface KindOfRequest<I extends RequestInput = RequestInput> {
  /** Its verb, as in "an open request to …". */
  word: Text;
  /** What must exist beforehand: nothing of that name, or a publication in this state. */
  startsFrom: 'nothing' | 'published' | 'unpublished';
  /** Its approval creates a publication, whose state shows the progress. */
  makesPublication: boolean;
  /** It opens addresses to the internet; they are visited from outside once it is done. */
  opens: boolean;
  /** It changes what the bot manages, even if neither the tenant nor the desired state changes. */
  isMoreThanChanges: boolean;
  /** It changes only who has access, never a whole application. */
  isAboutAccess: boolean;
  /** Groups that get access are checked for nested groups, whose members get none. */
  looksIntoGroups: boolean;
  /** The card that announces its result. */
  result: 'published' | 'changed';
  /** Where its form shows problems with addresses. */
  addressFields: AddressFields;

  /** Checks everything that does not need the tenant, all fields at once. */
  parse(form: RequestForm): Parsed<I>;
  /** Returns what it needs exclusively while it is open or its publication exists. */
  reserves(db: Db, input: I): Promise<Reservation[]>;
  /** Builds the error about a reservation held by another request; if absent, a general error is used. */
  heldError?(input: I, held: Held | null, holder: RequestRow | null): UserError;
  /** Returns conflicts with other publications, from the store alone. */
  clashes?(db: Db, publicationId: string, input: I): Promise<FieldProblem[]>;

  /** Returns problems that the tenant's facts show as last read, before the request is stored. */
  early?(input: I, facts: TenantFacts): FieldProblem[];

  /** Returns the applications it is about while none are recorded. */
  picked?(graph: Graph, input: I): Promise<KnownIds>;
  /** Resolves the desired state from the input and what was observed. Reads only. */
  target(seen: Seen<I>): Promise<Target>;
  /** Whether a change is part of this kind of request; all others are left alone. */
  isMine(change: Change): boolean;
  /** What to check in the tenant: addresses, connectors and domains; addresses only; or nothing. */
  needs(changes: readonly Change[]): 'everything' | 'addresses' | 'nothing';
  /** Returns problems with the publication, as observed, that make the request impossible. */
  impossible?(asked: Pick<Asked<I>, 'input' | 'base'>, observed: Observed): FieldProblem[];
  /** Returns a problem for each person it was planned for who can no longer use it; checked before the first write. */
  lost?(planned: Planned<I>): Promise<FieldProblem[]>;
  /** Returns warnings for the approver; none of them stops the request. */
  warnings?(planned: Planned<I>, facts: TenantFacts, observed: Observed): Text[];
  /** Returns the adopted applications that are no longer managed; if absent, those no longer desired. */
  letsGo?(desired: Desired, observed: Observed): ObservedApplication[];

  /**
   * Returns why what was approved does not describe the tenant any more, so that it must be planned and approved anew;
   * `''` = it does.
   */
  outgrown?(db: Db, desired: Desired, observed: Observed): Promise<Text>;
  /** Records what an approved request takes over, before the first write; or returns what is in the way. */
  takeOver?(trx: Trx, row: RequestRow, found: TakenOver<I>): Promise<FieldProblem[]>;
  /** Updates the publication once the desired state is reached. */
  conclude(trx: Trx, row: RequestRow, desired: Desired): Promise<void>;
}

/** What is taken over: desired and observed state. */
export interface TakenOver<I extends RequestInput = RequestInput> {
  input: I;
  desired: Desired;
  observed: Observed;
}

/** Returns the desired state that a request starts from. Throws if there is none, which is a bug. */
export function requireBase({ base }: Pick<Asked, 'base'>): Desired {
  if (!base) throw new Error('This kind of request starts from a publication');
  return base;
}
