import { ApiFault } from '../http/fault.ts';
import type { ApiRequest, ApiStep } from '../http/message.ts';
import type { ActiveRoles, Caller } from './caller.ts';
import { allows } from './directory-roles.ts';
import { permissionTable, type Permission } from './permission-table.ts';

/**
 * Refuses what the caller may not do, by the table. `isStrict`: applications are refused what Microsoft's table lists for
 * people only; otherwise a directory role is enough, as some report.
 */
export function authorize(rolesOf: ActiveRoles, isStrict: boolean): ApiStep {
  return async (request, next) => {
    const { caller } = request;
    // What the table does not know, the router refuses.
    const needed = caller && permissionTable.find((one) => fits(one, request));
    if (needed) require(needed, caller, rolesOf, isStrict);
    return next(request);
  };
}

/** Whether a row of the table is about a call. */
export function fits({ methods, path, when }: Permission, request: ApiRequest): boolean {
  return (
    methods.includes(request.method) && matches(path.split('/'), request.path) && (when?.(request) ?? true)
  );
}

function matches(template: readonly string[], path: readonly string[]): boolean {
  const isOpenEnded = template.at(-1) === '**';
  const fixed = isOpenEnded ? template.slice(0, -1) : template;
  if (isOpenEnded ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((segment, i) => segment === '*' || segment.toLowerCase() === path[i]?.toLowerCase());
}

function require(needed: Permission, caller: Caller, rolesOf: ActiveRoles, isStrict: boolean): void {
  const { application, action, isProxy = false } = needed;
  const isApplication = caller.kind === 'application';
  const hasAction = action === null || rolesOf(caller.id).some((role) => allows(role, action));
  if (isApplication && application === 'nobody') {
    if (isStrict || !hasAction) throw notForThis();
    return;
  }
  const wanted = isApplication && application !== 'nobody' ? application : needed.delegated;
  const isPermitted = wanted.some((all) => all.every((name) => caller.permissions.includes(name)));
  if (!isPermitted) throw denied();
  if (hasAction) return;
  if (isProxy) throw notForThis();
  // An application needs no role where its permission covers everything.
  if (!isApplication) throw denied();
}

function denied(): ApiFault {
  const message = 'Insufficient privileges to complete the operation.';
  return new ApiFault(403, 'Authorization_RequestDenied', message);
}

/** Application Proxy's own refusal. */
function notForThis(): ApiFault {
  const code = 'NotAdminRoleNoEnoughCustomPermission_UnauthorizedAccess';
  return new ApiFault(403, code, 'Unauthorized Access.');
}
