import type { Text } from '../../language/sentence.ts';
import type { PublicationView } from '../../service/model/view.ts';

/** How one kind of request is told to people; every `name` and `people` is escaped. */
export interface KindWords {
  /** How its command is used, and what help says of it. */
  usage: string;
  description: Text;
  /** What it is about: nothing that the bot manages yet, or a publication in this state. */
  startsFrom: 'nothing' | 'published' | 'unpublished';
  /** Whether it names people, to give them access or to take it away. */
  isAboutPeople: boolean;
  /** Whether the publication is gone when it is done. */
  takesDown: boolean;
  /** The head of its cards: "Assign 2 users to sales". */
  title(name: string, people: Text): Text;
  /** While it is applied: "Assigning sales". */
  working(name: string): Text;
  /** The head of its last message: "2 users assigned to sales". */
  done(name: string, people: Text): Text;
  rejected(name: string): Text;
  way: WayWords;
  plan: PlanWords;
}

/** A kind whose form is the short one. */
export interface ShortFormKindWords extends KindWords {
  form: FormWords;
}

/** The way of a request from its approval to its end. */
export interface WayWords {
  /** Its states while it is applied and when it is done. */
  working: Text;
  done: Text;
  starts: Text;
  started: Text;
  /** What can be said of the tenant when it was rejected or has expired. */
  nothing: Text;
  /** How it ended: by writes, without any, or by accepting what was changed by hand. */
  ended: { written: Text; unwritten: Text; accepted: Text };
}

/** What approvers read above the parts of a plan. */
export interface PlanWords {
  applications: Text;
  access: Text;
  /** What an approval means when nothing need be written. */
  nothingToWrite: Text;
  /** Whether the applications alone tell what happens, so that the changes are folded away. */
  isToldByApplications: boolean;
}

/** The short form: its head, and what it brings; `publication` as it is now, null = unknown. */
interface FormWords {
  title(name: string): Text;
  text(publication: PublicationView | null): Text;
}
