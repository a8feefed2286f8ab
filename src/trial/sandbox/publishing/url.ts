import type { ApplicationRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Parses an http or https URL; null = not one. */
export function absoluteUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== '' ? url : null;
}

/** Whether two URLs are the same apart from case, default port and trailing slash. */
export function isSameUrl(one: string, other: string): boolean {
  return normalized(one) === normalized(other);
}

/** Whether another application publishes this URL. */
export function publishedElsewhere(
  tenant: Tenant,
  { properties }: ApplicationRecord,
  property: 'internalUrl' | 'externalUrl',
  url: string,
): boolean {
  const wanted = normalized(url);
  return [...tenant.applications.values()].some(
    (other) =>
      other.properties.id !== properties.id &&
      other.publishing !== null &&
      normalized(other.publishing[property] ?? '') === wanted,
  );
}

function normalized(text: string): string {
  const url = URL.parse(text.toLowerCase());
  return url === null ? text.toLowerCase() : url.href.replace(/\/$/, '');
}
