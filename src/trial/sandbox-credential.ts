import type { TokenCredential } from '@azure/identity';
import type { DirectoryRole } from './sandbox/callers/directory-roles.ts';
import type { Tokens } from './sandbox/callers/tokens.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** Tokens are replaced this long before they end. */
const freshMs = 5 * 60_000;

/**
 * Creates a credential that keeps a token until shortly before it ends, and gets a new one when it is told which claims
 * were missing, like those of Microsoft's library.
 */
export function sandboxCredential(
  tenant: () => Sandbox,
  issue: (tenant: Sandbox) => string,
): TokenCredential {
  let known: { tokens: Tokens; token: string; expiresOnTimestamp: number } | null = null;
  return {
    getToken: async (_scopes, options) => {
      const now = tenant();
      const isFresh = known?.tokens === now.tokens && known.expiresOnTimestamp > Date.now() + freshMs;
      if (!known || !isFresh || options?.claims) {
        const token = issue(now);
        known = { tokens: now.tokens, token, expiresOnTimestamp: now.tokens.find(token)?.expiresAt ?? 0 };
      }
      return { token: known.token, expiresOnTimestamp: known.expiresOnTimestamp };
    },
  };
}

const reads = ['Organization.Read.All', 'GroupMember.Read.All', 'User.Read.All', 'AuditLog.Read.All'];

/** A custom role that lets the bot read Application Proxy and change nothing. */
const reader: DirectoryRole = {
  actions: [
    'microsoft.directory/applications/applicationProxy/read',
    'microsoft.directory/connectorGroups/allProperties/read',
    'microsoft.directory/connectors/allProperties/read',
  ],
};

/** What deploy/grant-permissions.ts gives the bot's identity, by who writes. */
const held = {
  bot: { roles: [...reads, 'Application.ReadWrite.All'], directoryRoles: ['Application Administrator'] },
  approver: { roles: [...reads, 'Application.Read.All'], directoryRoles: [reader] },
} as const satisfies Record<string, { roles: string[]; directoryRoles: DirectoryRole[] }>;

/** Client id of the bot in the stand-in tenant. */
export const botAppId = '5b0c3f0e-3c2b-4a8f-9d6e-8a1f4be0c7d2';

/** Creates the bot's own credential with what its deployment grants, for the way of running. */
export function botCredential(tenant: () => Sandbox, runAs: 'bot' | 'approver'): TokenCredential {
  const { roles, directoryRoles } = held[runAs];
  const isSet = new WeakSet<Tokens>();
  return sandboxCredential(tenant, (now) => {
    // Only once, so that a role that is taken away later stays away.
    const first = isSet.has(now.tokens) ? {} : { directoryRoles };
    isSet.add(now.tokens);
    return now.tokens.app({ appId: botAppId, roles, ...first });
  });
}

/** Delegated permissions of the application through which approvers sign in. */
export const approverScopes: readonly string[] = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];
