import type { ActionAnswer } from '../answer.ts';
import type { Turn } from '../turn.ts';

/** Handles a button's verb. `data` comes from the client and is not trusted until it has been validated. */
export interface Action {
  verb: string;
  run(turn: Turn, data: unknown): Promise<ActionAnswer>;
}
