import assert from 'node:assert/strict';
import type { Role } from '../../../src/service/model/publication/role.ts';
import type { Engine } from '../engine/engine.ts';
import { there } from '../engine/hand-changes.ts';
import { call } from '../sandbox/sandbox-calls.ts';

/** Changes by hand, in Graph, the registration of a publication's application; `beta` for how it is published. */
export async function changeApplication(
  engine: Engine,
  name: string,
  body: object,
  { role = 'hub', version = 'v1.0' }: { role?: Role; version?: 'v1.0' | 'beta' } = {},
): Promise<void> {
  const { applicationId } = await there(engine, name, role);
  await change(engine, 'PATCH', `/${version}/applications/${applicationId}`, body);
}

/** Changes by hand how a publication's application is published. */
export function changePublishing(engine: Engine, name: string, publishing: object, role: Role = 'hub') {
  return changeApplication(engine, name, { onPremisesPublishing: publishing }, { role, version: 'beta' });
}

/** Changes by hand the service principal of a publication's application. */
export async function changeServicePrincipal(
  engine: Engine,
  name: string,
  body: object,
  role: Role = 'hub',
): Promise<void> {
  const { servicePrincipalId } = await there(engine, name, role);
  await change(engine, 'PATCH', `/v1.0/servicePrincipals/${servicePrincipalId}`, body);
}

/** Makes a call of Graph by hand, which must be allowed. */
export async function change(
  engine: Engine,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const answer = await call(engine.sandbox, method, path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
