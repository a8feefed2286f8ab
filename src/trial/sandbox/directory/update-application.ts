import type { ApplicationBody } from './application-body.ts';
import { ApiFault } from '../http/fault.ts';
import type { ApplicationProperties, ApplicationRecord, AppRole } from '../tenant/records.ts';
import type { Change } from '../tenant/collections.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { checkIdentifierUris, refuseTwice } from './identifier-uris.ts';
import { servicePrincipalOf } from './lookup.ts';

/** Updates an application; its service principal takes over name and addresses, as in the real directory. */
export function updateApplication(
  tenant: Tenant,
  application: ApplicationRecord,
  body: ApplicationBody,
): void {
  const properties = merge(application.properties, body);
  const tokenVersion = properties.api['requestedAccessTokenVersion'];
  if (body.identifierUris) checkIdentifierUris(tenant, application, body.identifierUris, tokenVersion);
  if (body.web?.redirectUris) refuseTwice(body.web.redirectUris);
  if (body.appRoles) checkAppRoles(application, body.appRoles);
  tenant.write(
    ['applications', properties.id, { ...application, properties }],
    ...servicePrincipalFollows(tenant, properties),
  );
}

/** A role must be disabled before it is removed. The code is reported; the words are ours. */
function checkAppRoles({ properties }: ApplicationRecord, roles: readonly AppRole[]): void {
  const removed = properties.appRoles.filter(({ id }) => !roles.some((role) => role.id === id));
  if (!removed.some(({ isEnabled }) => isEnabled)) return;
  const message = 'Property value cannot be deleted unless it is disabled first.';
  throw new ApiFault(400, 'CannotDeleteOrUpdateEnabledEntitlement', message);
}

function merge(before: ApplicationProperties, body: ApplicationBody): ApplicationProperties {
  const { web, api, ...simple } = body;
  const given = Object.entries(simple).filter(([, value]) => value !== undefined);
  const implicitGrantSettings = { ...before.web.implicitGrantSettings, ...web?.implicitGrantSettings };
  return {
    ...before,
    ...Object.fromEntries(given),
    api: { ...before.api, ...api },
    web: { ...before.web, ...web, implicitGrantSettings } as ApplicationProperties['web'],
  };
}

function servicePrincipalFollows(tenant: Tenant, application: ApplicationProperties): Change[] {
  const found = servicePrincipalOf(tenant, application.appId);
  if (found === null) return [];

  const properties = {
    ...found.properties,
    appDisplayName: application.displayName,
    displayName: application.displayName,
    signInAudience: application.signInAudience,
    homepage: application.web.homePageUrl,
    appRoles: application.appRoles,
    replyUrls: application.web.redirectUris,
    servicePrincipalNames: [...application.identifierUris, application.appId],
  };
  return [['servicePrincipals', properties.id, { ...found, properties }]];
}
