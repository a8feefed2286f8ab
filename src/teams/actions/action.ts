import type { ActionAnswer } from '../answer.ts';
import type { Turn } from '../turn.ts';

/** A button's verb. `data` is what the client sent: nothing in it is trusted before it is checked. */
export interface Action {
  verb: string;
  run(turn: Turn, data: unknown): Promise<ActionAnswer>;
}
