import type { FieldProblem, UserError } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import type { Text } from '../../language/sentence.ts';
import type { Db, Trx } from '../../store/db.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Held, Reservation } from '../../store/reservations.ts';
import type { Change } from '../model/publication/change.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { RequestForm } from '../model/request/form.ts';
import type { RequestInput } from '../model/request/input.ts';
import type { KnownIds, Observed, ObservedApplication } from '../model/publication/observed.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import type { AddressFields } from '../preflight/address-fields.ts';
import type { Parsed } from './fields/parsed.ts';

/** A request as the store knows it. */
export interface Asked<I extends RequestInput = RequestInput> {
  deps: Deps;
  /** Reads, as the bot. */
  graph: Graph;
  publicationId: string;
  form: RequestForm;
  input: I;
  /** The publication as it was wanted before; null = there was none. */
  base: Desired | null;
}

/** The same beside what the tenant shows. */
export interface Seen<I extends RequestInput = RequestInput> extends Asked<I> {
  facts: TenantFacts;
  observed: Observed;
}

/** The same with what it would make of the publication. */
export interface Planned<I extends RequestInput = RequestInput> extends Asked<I> {
  desired: Desired;
  changes: readonly Change[];
}

/** The publication a request asks for, and what is wrong with what was asked. */
export interface Target {
  desired: Desired;
  problems: FieldProblem[];
}

/**
 * All there is to know about one kind of request; whoever submits, plans, applies or ends requests knows no more of it.
 * A kind is only ever given the input that its own `parse` has made: what takes an input is written as a method, whose
 * parameter may be narrower than the table says.
 */
export interface KindOfRequest<I extends RequestInput = RequestInput> {
  /** What it does, as in "an open request to …". */
  word: Text;
  /** What there must be: nothing of that name, or a publication in this state. */
  startsFrom: 'nothing' | 'published' | 'unpublished';
  /** From its approval on there is a publication of its own, whose state tells how far it is. */
  makesPublication: boolean;
  /** It opens addresses to the internet; they are visited from outside when it is done. */
  opens: boolean;
  /** It changes what the bot manages, even when neither the tenant nor what is wanted differs. */
  isMoreThanChanges: boolean;
  /** Only who has access is its business, no application as a whole. */
  isAboutAccess: boolean;
  /** Groups that have access afterwards are looked into: a group inside a group gets nothing. */
  looksIntoGroups: boolean;
  /** The card that tells its result. */
  result: 'published' | 'changed';
  /** Where its form shows what is wrong with an address. */
  addressFields: AddressFields;

  /** Checks everything that needs no tenant, all fields at once. */
  parse(form: RequestForm): Parsed<I>;
  /** What it must have for itself, as long as it is open or its publication is there. */
  reserves(db: Db, input: I): Promise<Reservation[]>;
  /** Says who has what it must have for itself; without it, words that fit every kind. */
  heldError?(input: I, held: Held | null, holder: RequestRow | null): UserError;
  /** What of other publications is in its way, by the store alone. */
  clashes?(db: Db, publicationId: string, input: I): Promise<FieldProblem[]>;

  /** The applications it is about while none are recorded. */
  picked?(graph: Graph, input: I): Promise<KnownIds>;
  /** Resolves what is asked for against what there is. Reads only. */
  target(seen: Seen<I>): Promise<Target>;
  /** Whether a change is its business; anything else stays as it is. */
  isMine(change: Change): boolean;
  /** What the tenant must be able to take: addresses, connectors and domains, the addresses alone, or nothing. */
  needs(changes: readonly Change[]): 'everything' | 'addresses' | 'nothing';
  /** What of the publication, as it was found, makes it impossible. */
  impossible?(asked: Pick<Asked<I>, 'input' | 'base'>, observed: Observed): FieldProblem[];
  /** Who of those it was planned for cannot use it any more; looked at before the first write. */
  lost?(planned: Planned<I>): Promise<FieldProblem[]>;
  /** What an approver should know before deciding; none of it stops the request. */
  warnings?(planned: Planned<I>, facts: TenantFacts): Text[];
  /** Applications that were there before the bot and are no longer managed; without it, those no longer wanted. */
  letsGo?(desired: Desired, observed: Observed): ObservedApplication[];

  /** Records what an approved request takes over, before the first write; or says what is in the way. */
  takeOver?(trx: Trx, row: RequestRow, found: TakenOver<I>): Promise<FieldProblem[]>;
  /** What it means for the publication that the desired state is reached. */
  conclude(trx: Trx, row: RequestRow, desired: Desired): Promise<void>;
}

/** What is taken over, as it is wanted and as it was found. */
export interface TakenOver<I extends RequestInput = RequestInput> {
  input: I;
  desired: Desired;
  observed: Observed;
}

/** The publication that a request starts from. Throws when there is none: then it should not have come so far. */
export function requireBase({ base }: Pick<Asked, 'base'>): Desired {
  if (!base) throw new Error('This kind of request starts from a publication');
  return base;
}
