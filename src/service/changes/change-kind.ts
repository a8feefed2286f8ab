import type { Application, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Text } from '../../language/sentence.ts';
import type { Change } from '../model/change.ts';
import type { Desired, DesiredApplication } from '../model/desired.ts';
import type { ObservedApplication } from '../model/observed.ts';
import type { Present } from '../run/present.ts';
import type { Run } from '../run/run.ts';

/** An application that is wanted, and what there is of it. */
export interface Wish {
  desired: Desired;
  wanted: DesiredApplication;
  /** null = not there. */
  there: ObservedApplication | null;
  /** Its object id among the deleted items; `''` = not among them. */
  deletedId: string;
}

/** An application that is there, as it was wanted before and as it is to be wanted. */
interface Accepting {
  base: Desired;
  desired: Desired;
  before: DesiredApplication;
  wanted: DesiredApplication;
  there: ObservedApplication;
}

/**
 * When a change is written. First `bring`. Then, side by side, `describe`, `publish` and `configure` one after the other,
 * `admit`, and `people`. At the end `unpublish`, then `delete`. Changes of one stage are written side by side.
 */
export type Stage =
  'bring' | 'describe' | 'publish' | 'configure' | 'admit' | 'people' | 'unpublish' | 'delete';

/** Everything the bot knows of one kind of change. A new one is such an object, and its place in `kindsOfChange`. */
export interface ChangeKind<C extends Change = Change> {
  kind: C['kind'];
  /** What the progress card calls it, for one application and for several. */
  step: readonly [one: Text, several: Text];
  /** How a summary counts it; without, it is only among the "12 changes". */
  counted?(count: number): Text;

  /** An application comes or goes by it, with everything it has. */
  isWhole?: true;
  /** It takes addresses that somebody else may have taken in the meantime. */
  takesAddress?: true;
  /** It is part of taking an application down. */
  takesDown?: true;
  /** The kind that takes it back; without, one of its own kind does. */
  opposite?: string;

  /** What makes an application the wanted one. */
  differs?(wish: Wish): C[];
  /** What takes an application of ours away. */
  removes?(there: ObservedApplication): C[];
  /** What becomes wanted although nothing is written: somebody has made it so by hand. */
  accepted?(accepting: Accepting): Text[];
  /** How an application that is adopted is wanted: as it was found. */
  found?(there: ObservedApplication): Partial<DesiredApplication>;
  /** What an approver should know of an application that is adopted as it was found. */
  warnings?(found: DesiredApplication): Text[];

  stage: Stage;
  /** Makes the application be there; `there` = something of it is there already. */
  bring?(run: Run, change: C, there: ObservedApplication | null): Promise<Present>;
  /** Its part of the one PATCH of the application. May be asked for several times. */
  application?(present: Present, change: C): Promise<Application>;
  /** Its part of the one PATCH of the service principal. */
  servicePrincipal?(change: C): ServicePrincipal;
  /** A write of its own, which may be repeated. */
  write?(present: Present, change: C): Promise<void>;
  /** Writes many at once, and keeps the ledger itself. */
  writeAll?(present: Present, changes: readonly C[]): Promise<void>;
}

/** A change of one kind, with the properties only this kind has. */
export type Kind<Name extends string, More = unknown> = Change & { kind: Name } & More;
