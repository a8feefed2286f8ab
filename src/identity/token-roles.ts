import type { TokenCredential } from '@azure/identity';
import { z } from 'zod';

const claims = z.object({ roles: z.array(z.string()).catch([]) });

/**
 * Reads the application permissions in a token for `scope`; null = unreadable. Only for display: Microsoft Graph alone
 * decides.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function tokenRoles(credential: TokenCredential, scope: string): () => Promise<string[] | null> {
  return async () => {
    const token = (await credential.getToken(scope))?.token ?? '';
    try {
      const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
      return claims.parse(JSON.parse(payload)).roles;
    } catch {
      return null;
    }
  };
}
