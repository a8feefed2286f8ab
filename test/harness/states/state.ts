import type { Seen } from '../../../src/service/model/publication/seen.ts';
import type { Engine } from '../engine/engine.ts';

/**
 * The publications of the world in which things are broken: with the usual settings, with Kerberos, in an own domain,
 * with passthrough as approved, and one that is made only then.
 */
export type Of = 'plain' | 'signed' | 'own' | 'open' | 'fresh';

/** A tenant in which one thing is wrong with one publication. */
export interface CauseState {
  /** The row of the list of known causes. */
  row: number;
  /** The cause that explains it. */
  id: string;
  /** What is wrong, to follow "when". */
  when: string;
  of: Of;
  make(engine: Engine): Promise<unknown>;
  /** What its texts and commands must name. */
  says: readonly string[];
  /** What a tester sees who opens the publication then; absent = nothing, or not always the same. */
  meets?: Seen;
}

/** Who is assigned in every publication of the world, besides the group “Qlik testers”. */
export const tester = { name: 'Nadia Karim', userPrincipalName: 'nadia.karim@contoso.com' };
