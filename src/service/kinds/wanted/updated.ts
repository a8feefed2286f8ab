import { displayNameOf, internalUrl, isSingle } from '../../model/publication/desired.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { UpdateInput } from '../../model/request/input.ts';
import { entryPathOf, prefixIn } from '../../model/publication/entry.ts';
import { recommendedProxy } from '../../model/publication/proxy-settings.ts';
import { roles, type Role } from '../../model/publication/role.ts';

/** Returns the applications as an update wants them; settings it does not ask about stay the same. */
export function applicationsOf(input: UpdateInput, base: Desired): DesiredApplication[] {
  const wanted = isSingle(input) ? roles.filter((role) => role === 'hub') : roles;
  return wanted.map((role) => {
    const before = applicationOf(base, role);
    const { entryPath, ...kept } = before ?? { role, isAdopted: false };
    return {
      ...kept,
      ...entryOf(role, input, { entryPath, isAdopted: kept.isAdopted }),
      displayName: role === 'hub' ? input.displayName : secondName(input, base),
      internalUrl: internalUrl(role, input),
      externalUrl: role === 'hub' ? input.externalUrl : input.authExternalUrl,
      preAuthentication: input.preAuthentication,
      singleSignOn: role === 'hub' ? input.singleSignOn : (before?.singleSignOn ?? { mode: 'none' }),
      proxy: {
        ...(before?.proxy ?? recommendedProxy),
        applicationServerTimeout: input.applicationServerTimeout,
        isBackendCertificateValidationEnabled: input.isBackendCertificateValidationEnabled,
      },
    };
  });
}

/** Returns where people enter. An entry that was found is kept, however it is spelled, until the prefix changes. */
function entryOf(
  role: Role,
  { prefix = '' }: UpdateInput,
  { entryPath, isAdopted }: { entryPath: string | undefined; isAdopted: boolean },
): Pick<DesiredApplication, 'entryPath'> {
  if (role === 'auth') return {};
  if (prefixIn(entryPath ?? '') === prefix) return entryPath === undefined ? {} : { entryPath };
  return prefix === '' && !isAdopted ? {} : { entryPath: entryPathOf(prefix) };
}

/** Returns the second application's name, which follows the first one's unless it was named separately. */
function secondName(input: UpdateInput, base: Desired): string {
  const before = applicationOf(base, 'auth')?.displayName;
  const hubBefore = applicationOf(base, 'hub')?.displayName ?? '';
  const isItsOwn = before && before !== displayNameOf('auth', hubBefore);
  return isItsOwn ? before : displayNameOf('auth', input.displayName);
}

function applicationOf(base: Desired, role: Role): DesiredApplication | undefined {
  return base.applications.find((one) => one.role === role);
}
