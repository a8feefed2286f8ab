/**
 * Reads what a new token must claim, as JSON, from a `WWW-Authenticate` header; `''` = nothing in particular.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function readClaimsChallenge(header: string | null): string {
  const [, encoded = ''] = /\bclaims="?([\w+/=-]+)"?/i.exec(header ?? '') ?? [];
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    JSON.parse(claims);
    return claims;
  } catch {
    return '';
  }
}
