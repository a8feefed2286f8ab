/** Where an answer sends a visitor who has not signed in. */
export interface SignInFacts {
  /** Application id for which people are to sign in, in lower case. */
  clientId: string;
  /** Origin to which they return, such as `https://qlik.contoso.com`; `''` = not named. */
  returnsTo: string;
}

/**
 * Names of the sign-in page in Microsoft's public, US Government and China clouds: the aliases that MSAL has built in,
 * which are those of instance discovery, without `sts.windows.net`, which names issuers, and the German cloud, which was
 * closed in 2021. Sovereign clouds that came later have names of their own, which are not among them.
 * https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 * https://learn.microsoft.com/entra/msal/dotnet/advanced/custom-authority-aliases
 * https://github.com/AzureAD/microsoft-authentication-library-for-js/blob/dev/lib/msal-common/src/authority/AuthorityMetadata.ts
 */
const signInHosts = [
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'login-us.microsoftonline.com',
  'login.microsoftonline.us',
  'login.usgovcloudapi.net',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
];

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code */
const authorizePath = /^\/[^/]+\/oauth2\/(v2\.0\/)?authorize$/;

/** Reads the address of a redirect; null = it is not the sign-in page of Microsoft Entra ID. `signInPage` is the URL of
 * that page where it is another one, else `''`. */
export function readSignIn(location: string, signInPage: string): SignInFacts | null {
  const target = URL.parse(location);
  if (target === null || !(signInPage ? isPage(target, signInPage) : isMicrosofts(target))) return null;
  return {
    clientId: (target.searchParams.get('client_id') ?? '').toLowerCase(),
    returnsTo: URL.parse(target.searchParams.get('redirect_uri') ?? '')?.origin ?? '',
  };
}

function isPage(target: URL, page: string): boolean {
  return `${target.origin}${target.pathname}` === page;
}

function isMicrosofts({ protocol, host, username, password, pathname }: URL): boolean {
  return (
    protocol === 'https:' &&
    signInHosts.includes(host) &&
    username + password === '' &&
    authorizePath.test(pathname)
  );
}
