import { randomUUID } from 'node:crypto';
import type { Caller } from './caller.ts';
import { templateIds, type DirectoryRole, type DirectoryRoles } from './directory-roles.ts';

/** What the tenant knows of a token that it issued. */
export interface IssuedToken {
  caller: Caller;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Sessions of its owner were revoked: the tenant asks for a new token instead of saying that this one expired. */
  isRevoked: boolean;
}

/** Issues the tokens with which Graph is called, in place of Microsoft Entra, and ends them. */
export interface Tokens {
  /**
   * Issues a token of an application. `directoryRoles` replaces the roles of that application; `appId` is its client id,
   * by default a new one.
   */
  app(options: {
    roles: readonly string[];
    directoryRoles?: readonly DirectoryRole[];
    appId?: string;
    lifeSeconds?: number;
  }): string;
  /** Issues a token in the name of a person, who keeps the roles they have. */
  delegated(options: { userId: string; scopes: readonly string[]; lifeSeconds?: number }): string;
  /** Ends a token, or all tokens of the caller with that id, as if their time were over. */
  end(tokenOrCaller: string): void;
  /** Revokes a token, or all tokens of the caller with that id, as continuous access evaluation does. */
  revoke(tokenOrCaller: string): void;
  /** Returns what is known of a token; null = not issued here. */
  find(token: string): IssuedToken | null;
}

const usualLifeSeconds = 3600;

/** Creates the issuer of a tenant. */
export function createTokens(tenantId: string, directoryRoles: DirectoryRoles): Tokens {
  const issued = new Map<string, IssuedToken>();
  const issue = (caller: Caller, claims: object, lifeSeconds: number) => {
    const expiresAt = Date.now() + lifeSeconds * 1000;
    const exp = Math.floor(expiresAt / 1000);
    const token = jwt({ aud: 'https://graph.microsoft.com', tid: tenantId, exp, ...claims });
    issued.set(token, { caller, expiresAt, isRevoked: false });
    return token;
  };
  const change = (tokenOrCaller: string, changes: Partial<IssuedToken>) => {
    for (const [token, known] of issued)
      if (token === tokenOrCaller || known.caller.id === tokenOrCaller)
        issued.set(token, { ...known, ...changes });
  };
  return {
    app({ roles, directoryRoles: active, appId = randomUUID(), lifeSeconds = usualLifeSeconds }) {
      if (active) directoryRoles.set(appId, active);
      const caller: Caller = { kind: 'application', id: appId, permissions: roles };
      return issue(
        caller,
        { appid: appId, idtyp: 'app', roles, wids: templateIds(directoryRoles.of(appId)) },
        lifeSeconds,
      );
    },
    delegated({ userId, scopes, lifeSeconds = usualLifeSeconds }) {
      const caller: Caller = { kind: 'person', id: userId, permissions: scopes };
      return issue(caller, { oid: userId, idtyp: 'user', scp: scopes.join(' ') }, lifeSeconds);
    },
    end: (which) => change(which, { expiresAt: 0 }),
    revoke: (which) => change(which, { isRevoked: true }),
    find: (token) => issued.get(token) ?? null,
  };
}

/** Looks like Entra's tokens, for those who read claims. Only this tenant accepts it, and looks it up, so it is not signed. */
function jwt(claims: object): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const signature = Buffer.from(randomUUID()).toString('base64url');
  return `${part({ typ: 'JWT', alg: 'none' })}.${part(claims)}.${signature}`;
}
