import { sentence, type Text } from '../../../language/sentence.ts';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';

/** Application Proxy settings other than addresses and sign-in, as Graph names them. */
export interface ProxySettings {
  /** How long Application Proxy waits for Qlik: `Default` 85 s, `Long` 180 s. */
  applicationServerTimeout: 'Default' | 'Long';
  isBackendCertificateValidationEnabled: boolean;
  isTranslateHostHeaderEnabled: boolean;
  isTranslateLinksInBodyEnabled: boolean;
  isHttpOnlyCookieEnabled: boolean;
  isSecureCookieEnabled: boolean;
  isPersistentCookieEnabled: boolean;
}

/**
 * The settings Microsoft recommends for applications like Qlik Sense.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-configure-cookie-settings
 */
export const recommendedProxy: ProxySettings = {
  applicationServerTimeout: 'Default',
  isBackendCertificateValidationEnabled: true,
  isTranslateHostHeaderEnabled: true,
  isTranslateLinksInBodyEnabled: false,
  isHttpOnlyCookieEnabled: true,
  isSecureCookieEnabled: true,
  isPersistentCookieEnabled: false,
};

const words = {
  applicationServerTimeout: 'time-out {before} → {after}',
  isBackendCertificateValidationEnabled: 'validation of Qlik’s certificate {before} → {after}',
  isTranslateHostHeaderEnabled: 'translation of the host header {before} → {after}',
  isTranslateLinksInBodyEnabled: 'translation of links {before} → {after}',
  isHttpOnlyCookieEnabled: 'HTTP-only cookie {before} → {after}',
  isSecureCookieEnabled: 'secure cookie {before} → {after}',
  isPersistentCookieEnabled: 'persistent cookie {before} → {after}',
} as const satisfies Record<keyof ProxySettings, string>;

const driftWords = {
  applicationServerTimeout: 'time-out {before} instead of {after}',
  isBackendCertificateValidationEnabled: 'validation of Qlik’s certificate {before} instead of {after}',
  isTranslateHostHeaderEnabled: 'translation of the host header {before} instead of {after}',
  isTranslateLinksInBodyEnabled: 'translation of links {before} instead of {after}',
  isHttpOnlyCookieEnabled: 'HTTP-only cookie {before} instead of {after}',
  isSecureCookieEnabled: 'secure cookie {before} instead of {after}',
  isPersistentCookieEnabled: 'persistent cookie {before} instead of {after}',
} as const satisfies Record<keyof ProxySettings, string>;

/** Returns an application's current settings; those missing from Graph's answer count as recommended. */
export function proxyOf(publishing: OnPremisesPublishing): ProxySettings {
  const found = Object.keys(recommendedProxy).flatMap((key) => {
    const value: unknown = Reflect.get(publishing, key);
    return value === null || value === undefined ? [] : [[key, value]];
  });
  return { ...recommendedProxy, ...Object.fromEntries(found) };
}

/** Returns the settings that differ, each with what would change: "time-out Default → Long". */
export function proxyDifferences(found: OnPremisesPublishing, wanted: ProxySettings): [string, Text][] {
  return differing(found, wanted).map(([key, values]) => [key, sentence(words[key], values)]);
}

/** Returns the settings that differ, each with what is there: "time-out Long instead of Default". */
export function proxyDrift(found: OnPremisesPublishing, wanted: ProxySettings): [string, Text][] {
  return differing(found, wanted).map(([key, values]) => [key, sentence(driftWords[key], values)]);
}

function differing(
  found: OnPremisesPublishing,
  wanted: ProxySettings,
): [keyof ProxySettings, { before: Text; after: Text }][] {
  const now = proxyOf(found);
  return (Object.keys(words) as (keyof ProxySettings)[])
    .filter((key) => sameKind(now[key]) !== sameKind(wanted[key]))
    .map((key) => [key, { before: said(now[key]), after: said(wanted[key]) }]);
}

/** Graph is inconsistent about the case of the time-out's value. */
function sameKind(value: string | boolean): string | boolean {
  return typeof value === 'boolean' ? value : value.toLowerCase() === 'long';
}

function said(value: string | boolean): Text {
  if (typeof value === 'boolean') return value ? sentence('on') : sentence('off');
  return value.toLowerCase() === 'long' ? sentence('Long') : sentence('Default');
}
