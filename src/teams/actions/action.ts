import type { Text } from '../../language/sentence.ts';
import type { AdaptiveCard } from '../cards.ts';
import type { Turn } from '../turn.ts';

/**
 * What a click gets back: a card in place of the clicked one, or a sentence under it; a request to sign in, or word that
 * the silent way to sign in did not work.
 */
export type ActionAnswer =
  { card: AdaptiveCard } | { message: Text } | { login: object } | { retrySignIn: Text };

/** A button's verb. `data` is what the client sent: nothing in it is trusted before it is checked. */
export interface Action {
  verb: string;
  run(turn: Turn, data: unknown): Promise<ActionAnswer>;
}
