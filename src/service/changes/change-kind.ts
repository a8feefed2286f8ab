import type { Application, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Text } from '../../language/sentence.ts';
import type { Change } from '../model/publication/change.ts';
import type { Risk } from '../model/publication/comparison.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import type { ObservedApplication } from '../model/publication/observed.ts';
import type { Present } from '../run/present.ts';
import type { Run } from '../run/run.ts';

/** A desired application and its current state. */
export interface Wish {
  desired: Desired;
  wanted: DesiredApplication;
  /** null = it does not exist. */
  there: ObservedApplication | null;
  /** Its object id among the deleted items; `''` = it is not among them. */
  deletedId: string;
  /** The host allow list in Qlik Sense. Absent = it was not read. */
  hostList?: readonly string[];
}

/** A desired application and its current state, with what else is known when the two are compared. */
export interface Compared extends Wish {
  /** The name of a connector group; `''` = not known. */
  groupName(id: string): string;
  /** Whether a user or group no longer exists in the directory. */
  isGone(principalId: string): boolean;
}

/** One way in which an application is not as approved. */
export interface Drift {
  /** What it is about, where one change undoes several; absent = the change says it. */
  about?: string;
  risk: Risk;
  /** What is there, and what was approved instead, as it follows the application's name. */
  text: Text;
}

/** An existing application, with its previous and its new desired state. */
interface Accepting {
  base: Desired;
  desired: Desired;
  before: DesiredApplication;
  wanted: DesiredApplication;
  there: ObservedApplication;
}

/**
 * When a change is written. `bring` comes first. Then three tracks run in parallel: `describe`, `publish`, `configure`
 * in sequence; `admit`; and `people`. `unpublish` and then `delete` come last. Changes of one stage are written in
 * parallel.
 */
export type Stage =
  'bring' | 'describe' | 'publish' | 'configure' | 'admit' | 'people' | 'unpublish' | 'delete';

/**
 * Everything the bot knows about one kind of change. To add a kind, write such an object and list it in
 * `kindsOfChange`.
 */
export interface ChangeKind<C extends Change = Change> {
  kind: C['kind'];
  /** Its wording on the progress card, for one application and for several. */
  step: readonly [one: Text, several: Text];
  /** Its count in a summary; if absent, it only counts towards the "12 changes". */
  counted?(count: number): Text;

  /** It creates, restores or removes an application as a whole. */
  isWhole?: true;
  /** It needs addresses that somebody else may have taken in the meantime. */
  takesAddress?: true;
  /** It is part of taking an application down. */
  takesDown?: true;
  /** The kinds of change that reverse it; if absent, its own kind. */
  opposites?: readonly string[];

  /** Returns the changes that bring an application to its desired state. */
  differs?(wish: Wish): C[];
  /**
   * Tells what is not as approved, for people, if this change would set it back. What a person did by hand is told, not
   * what the bot would do.
   */
  drift(change: C, compared: Compared): Drift[];
  /** Returns the changes that take down an application of ours. */
  removes?(there: ObservedApplication): C[];
  /** Describes what becomes desired without a write, because somebody has already changed it by hand. */
  accepted?(accepting: Accepting): Text[];
  /** Returns the desired settings of an adopted application: as it was found. */
  found?(there: ObservedApplication): Partial<DesiredApplication>;
  /** Returns warnings about an application that is adopted as found, for the approver. */
  warnings?(found: DesiredApplication, there: ObservedApplication | undefined): Text[];

  stage: Stage;
  /** Creates or restores the application; `there` = part of it exists already. */
  bring?(run: Run, change: C, there: ObservedApplication | null): Promise<Present>;
  /**
   * Its part of the single PATCH of the application. `current` = as just read, with the other parts in it; empty for a
   * new application. Collections are replaced as a whole, so it returns what is there as well. May be called again.
   */
  application?(current: Application, change: C, present: Present): Application;
  /** Its part of the single PATCH of the service principal. */
  servicePrincipal?(change: C): ServicePrincipal;
  /** A separate write, which may be repeated. */
  write?(present: Present, change: C): Promise<void>;
  /** Writes many changes at once, and records them in the ledger itself. */
  writeAll?(present: Present, changes: readonly C[]): Promise<void>;
}

/** A change of one kind, with that kind's own properties. */
export type Kind<Name extends string, More = unknown> = Change & { kind: Name } & More;
