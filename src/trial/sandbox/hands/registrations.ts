import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { newApplication } from '../directory/custom-template.ts';
import { readBody } from '../http/body.ts';
import { noContent, type ApiRequest, type ApiResponse } from '../http/message.ts';
import { betaOnly, type Params, type Route } from '../http/router.ts';
import type { ApplicationRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

const credentials = z
  .array(z.strictObject({ displayName: z.string(), days: z.number() }))
  .max(20)
  .default([]);
const registrationBody = z.strictObject({
  displayName: z.string().min(1),
  secrets: credentials,
  certificates: credentials,
});

/** A registration with a given client id, such as the bot's own, whose secrets and certificates end in so many days. */
export const registrationHands: readonly Route[] = [
  { method: 'PUT', path: 'registrations/{appId}', versions: betaOnly, handler: register },
];

function register(tenant: Tenant, request: ApiRequest, { appId = '' }: Params): ApiResponse {
  const { displayName, secrets, certificates } = readBody(request, registrationBody, 'Application');
  const known = [...tenant.applications.values()].find(({ properties }) => properties.appId === appId);
  const application = known ?? created(displayName, appId);
  const properties = {
    ...application.properties,
    passwordCredentials: secrets.map(({ displayName: name, days }) => ({
      ...lifetime(name, days),
      hint: 'abc',
    })),
    keyCredentials: certificates.map(({ displayName: name, days }) => ({
      ...lifetime(name, days),
      type: 'AsymmetricX509Cert' as const,
      usage: 'Verify' as const,
      key: null,
      customKeyIdentifier: null,
    })),
  };
  tenant.write(['applications', properties.id, { ...application, properties }]);
  return noContent;
}

function created(displayName: string, appId: string): ApplicationRecord {
  const now = new Date();
  const made = newApplication(displayName, now.toISOString());
  return {
    readableAt: now.getTime(),
    listedAt: now.getTime(),
    properties: { ...made, appId, applicationTemplateId: null },
    publishing: null,
    connectorGroup: null,
  };
}

function lifetime(displayName: string, days: number) {
  const day = (count: number) => new Date(Date.now() + count * 24 * 3600 * 1000).toISOString();
  return { keyId: randomUUID(), displayName, startDateTime: day(days - 180), endDateTime: day(days) };
}
