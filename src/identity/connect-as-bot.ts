import type { Config } from '../config/config.ts';
import { connectGraph, type GraphFor } from '../graph/client.ts';
import type { Log } from '../log.ts';
import { tokenRoles } from './token-roles.ts';
import { createCredential } from './credential.ts';

/** Access to Microsoft Graph as the bot itself. */
export interface AsBot {
  graphFor: GraphFor;
  /** Returns the application permissions in the bot's token, null if it does not tell; null = no token is used. */
  roles: (() => Promise<string[] | null>) | null;
}

/** Connects with the bot's identity; over plain http, to the stand-in tenant on this machine, without a token. */
export function connectAsBot(
  { graphIdentity, cloud }: Pick<Config, 'graphIdentity' | 'cloud'>,
  graphUrl: string,
  log: Log,
): AsBot {
  const credential = graphUrl.startsWith('http:') ? null : createCredential(graphIdentity, cloud.loginUrl);
  return {
    graphFor: connectGraph({ url: graphUrl, credential, log }),
    roles: credential && tokenRoles(credential, `${new URL(graphUrl).origin}/.default`),
  };
}
