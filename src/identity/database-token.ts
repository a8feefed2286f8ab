import type { TokenCredential } from '@azure/identity';
import type { Config } from '../config/config.ts';
import { createCredential } from './credential.ts';

/** What Azure Database for PostgreSQL takes tokens for, in the public cloud. */
const scope = 'https://ossrdbms-aad.database.windows.net/.default';

/** Gets a token of the bot's own identity for the database; null = DATABASE_URL holds all that is needed. */
export function databaseToken({ databaseAuth, bot, cloud }: Config): (() => Promise<string>) | null {
  return databaseAuth === 'entra' && bot ? tokenOf(createCredential(bot.identity, cloud.loginUrl)) : null;
}

/** Asked for each new connection; the credential keeps a token until shortly before it ends. */
function tokenOf(credential: TokenCredential): () => Promise<string> {
  return async () => {
    const found = await credential.getToken(scope);
    if (!found) throw new Error('Microsoft Entra gave no token for the database');
    return found.token;
  };
}
