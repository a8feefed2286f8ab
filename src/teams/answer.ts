import type { Text } from '../language/sentence.ts';
import type { AdaptiveCard } from './cards/render.ts';

/**
 * The answer to a click: a card that replaces the clicked one, a sentence below it, a request to sign in, or the news
 * that silent sign-in failed.
 */
export type ActionAnswer =
  { card: AdaptiveCard } | { message: Text } | { login: object } | { retrySignIn: Text };
