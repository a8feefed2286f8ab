import { graphProblem } from './graph-error.ts';

/**
 * Returns the suffix that Application Proxy demands under msappproxy.net, the `contoso` of
 * `qlik-contoso.msappproxy.net`, when a call failed because of another one; null = it failed for another reason. The
 * message names the address that was sent, too.
 */
export function demandedSuffix(error: unknown, sent: readonly string[]): string | null {
  const problem = graphProblem(error);
  if (problem?.code !== 'ExternalUrl_InvalidAsciiRules') return null;
  const named = [...problem.message.toLowerCase().matchAll(/-([a-z0-9]+)\.msappproxy\.net/g)];
  return named.map(([, suffix = '']) => suffix).find((suffix) => !sent.includes(suffix)) ?? null;
}
