import type { Text } from '../../language/sentence.ts';
import type { PublicationView } from '../../service/model/view.ts';

/** How one kind of request is worded for people. Every `name` and `people` is already escaped. */
export interface KindWords {
  /** The command with its arguments, as shown in help. */
  usage: string;
  description: Text;
  /** Whether it names people who gain or lose access. */
  isAboutPeople: boolean;
  /** Whether the publication is gone afterwards. */
  takesDown: boolean;
  /** The title of its cards: "Assign 2 users to sales"; `people` `''` = nobody, or not known yet. */
  title(name: string, people: Text): Text;
  /** While it is applied: "Assigning sales". */
  working(name: string): Text;
  /** The title of its final message: "2 users assigned to sales". */
  done(name: string, people: Text): Text;
  /** The title of its final message if nothing had to be done; absent = the usual one. */
  unneeded?(name: string): Text;
  /** Those named for whom nothing changes, where it is about people. */
  unaffected?: UnaffectedWords;
  /** The text of its final message if nothing had to be done. */
  idle: Text;
  rejected(name: string): Text;
  way: WayWords;
  plan: PlanWords;
}

/** How those are told for whom a request about access changes nothing: in titles, and by name at the end. */
export interface UnaffectedWords {
  planned(count: number): Text;
  ended(count: number): Text;
  named(who: Text): Text;
}

/** A kind that uses the short form. */
export interface ShortFormKindWords extends KindWords {
  form: FormWords;
}

/** How a request is worded from approval to completion. */
export interface WayWords {
  /** The names of its states: `working` while it is applied, `done` afterwards. */
  working: Text;
  done: Text;
  starts: Text;
  started: Text;
  /** What is true of the tenant after a request ends unapproved. */
  nothing: Text;
  /** How it ended: with writes, without any, or by accepting what was changed by hand. */
  ended: { written: Text; unwritten: Text; accepted: Text };
}

/** What approvers read about the parts of a plan. */
export interface PlanWords {
  applications: Text;
  access: Text;
  /** What an approval means if nothing has to be written. */
  nothingToWrite: Text;
  /** Whether the applications alone show what happens, so that the changes can be folded. */
  isToldByApplications: boolean;
}

/** The title and text of a short form. `publication` is its current state, null if unknown. */
interface FormWords {
  title(name: string): Text;
  text(publication: PublicationView | null): Text;
}
