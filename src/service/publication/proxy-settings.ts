import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';

/** Settings of Application Proxy beyond addresses and sign-in, as Graph spells them. */
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

/** As Microsoft recommends for applications like Qlik Sense.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-configure-cookie-settings */
export const recommendedProxy: ProxySettings = {
  applicationServerTimeout: 'Default',
  isBackendCertificateValidationEnabled: true,
  isTranslateHostHeaderEnabled: true,
  isTranslateLinksInBodyEnabled: false,
  isHttpOnlyCookieEnabled: true,
  isSecureCookieEnabled: true,
  isPersistentCookieEnabled: false,
};

const words: Record<keyof ProxySettings, string> = {
  applicationServerTimeout: 'timeout',
  isBackendCertificateValidationEnabled: 'validation of Qlik’s certificate',
  isTranslateHostHeaderEnabled: 'translation of the host header',
  isTranslateLinksInBodyEnabled: 'translation of links',
  isHttpOnlyCookieEnabled: 'HTTP-only cookie',
  isSecureCookieEnabled: 'secure cookie',
  isPersistentCookieEnabled: 'persistent cookie',
};

/** The settings of an application as they are; what Graph does not say counts as recommended. */
export function proxyOf(publishing: OnPremisesPublishing): ProxySettings {
  const found = Object.keys(recommendedProxy).flatMap((key) => {
    const value: unknown = Reflect.get(publishing, key);
    return value === null || value === undefined ? [] : [[key, value]];
  });
  return { ...recommendedProxy, ...Object.fromEntries(found) };
}

/** Settings that differ, in words: "timeout Default → Long". */
export function proxyDifferences(found: OnPremisesPublishing, wanted: ProxySettings): string[] {
  const now = proxyOf(found);
  return (Object.keys(words) as (keyof ProxySettings)[])
    .filter((key) => say(now[key]) !== say(wanted[key]))
    .map((key) => `${words[key]} ${say(now[key])} → ${say(wanted[key])}`);
}

function say(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value.toLowerCase() === 'long' ? 'Long' : 'Default';
}
