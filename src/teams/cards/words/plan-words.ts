import type { Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';

/** Whether the tenant was found as asked, so that nothing is or was changed; not told of a request that is reduced. */
export function needsNothing({ plan, isReduced }: RequestView): boolean {
  return plan !== null && !isReduced && plan.changes.length === 0;
}

/** Whether nothing is written, but what somebody has changed by hand becomes what is wanted. */
export function acceptsOnly(request: RequestView): boolean {
  return needsNothing(request) && (request.plan?.accepts.length ?? 0) > 0;
}

/** Everything that an approval brings, line by line: first what would be easy to miss. */
export function planLines({ plan }: RequestView): Text[] {
  return plan === null ? [] : [...plan.accepts, ...plan.changes];
}

/** Whether an unpublish only lets go of adopted applications: what stays is still in its plan. */
export function onlyLetsGo({ kind, plan }: RequestView): boolean {
  if (!kindWords[kind].takesDown || plan === null) return false;
  return plan.applications.length > 0 && !plan.deletes;
}
