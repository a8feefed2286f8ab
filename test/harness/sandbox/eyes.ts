import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';

/** An administrator who is in no list of the tenant: the test itself, which looks and changes by hand. */
const observerId = '3d4d4c1e-7c0b-4a0e-8f27-6f0b8f3f1d11';
const scopes = ['Application.ReadWrite.All', 'Directory.ReadWrite.All', 'Policy.Read.HybridAuthentication'];

const known = new WeakMap<Sandbox['tokens'], string>();

/** Returns the headers with which a test may do everything in a tenant; none in one that answers calls without a token. */
export function eyes({ permissions, tokens, directoryRoles }: Sandbox): Record<string, string> {
  if (permissions === 'open') return {};
  const token = known.get(tokens) ?? tokens.delegated({ userId: observerId, scopes });
  known.set(tokens, token);
  directoryRoles.set(observerId, ['Application Administrator']);
  return { authorization: `Bearer ${token}` };
}
