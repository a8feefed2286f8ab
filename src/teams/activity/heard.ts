import type { TurnContext } from 'botbuilder';
import type { Incoming } from './incoming.ts';

/** An activity, and the SDK's way to answer it. Nothing is read from the context. */
export interface Heard {
  incoming: Incoming;
  context: TurnContext;
}
