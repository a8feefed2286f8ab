import type { Text } from '../language/sentence.ts';
import type { AdaptiveCard } from './cards/render.ts';

/**
 * What a click gets back: a card in place of the clicked one, or a sentence under it; a request to sign in, or word that
 * the silent way to sign in did not work.
 */
export type ActionAnswer =
  { card: AdaptiveCard } | { message: Text } | { login: object } | { retrySignIn: Text };
