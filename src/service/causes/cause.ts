import type { Text } from '../../language/sentence.ts';
import type { Who } from '../model/publication/diagnosis.ts';
import type { Seen } from '../model/publication/seen.ts';
import type { Facts } from './facts.ts';

/**
 * What the facts say of a cause: it is there; it fits, but nothing proves it; it is not there; or nothing that can be
 * read from here tells.
 */
export type Look = 'found' | 'maybe' | 'fine' | 'unseen';

/** Something that can keep a publication from working. Its texts name what this publication is made of. */
export interface Cause {
  /** Stored with what testers report: never changes. */
  id: string;
  /** Its place in the list of known causes. */
  row: number;
  /** What is looked at to find it: "Connectors". Several causes can share it. */
  topic: Text;
  /** People can enter who should not. Absent = nobody can. */
  opens?: true;
  /** Whether a publication can have it at all, whatever an error says. Absent = each can. */
  applies?(facts: Facts): boolean;
  looks(facts: Facts): Look;
  title(facts: Facts): Text;
  /** How a person makes sure that it is this one. */
  confirm(facts: Facts): Text;
  advice(facts: Facts): Text;
  who: Who;
  /** Commands ready to copy, for the administrator in `who`; none = there are none that help. */
  commands(facts: Facts): string[];
  /** What somebody who meets it sees. */
  answers: readonly Seen[];
  /** What names it in an error: codes of Microsoft Entra, event ids of connectors, words of Application Proxy's error page. */
  codes?: readonly string[];
  /** What names it in an error beside them: names of this publication. */
  names?(facts: Facts): readonly string[];
}

/** For causes against which no command helps. */
export const noCommands = (): string[] => [];
