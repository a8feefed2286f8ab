import type { Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';

/** Whether the tenant already matches the request, so that nothing is written. */
export function needsNothing({ plan }: RequestView): boolean {
  return plan !== null && plan.effect !== 'writes';
}

/** Whether nothing is written, but approval accepts what somebody has changed by hand. */
export function acceptsOnly({ plan }: RequestView): boolean {
  return plan?.effect === 'accepts';
}

/** Returns everything that an approval brings about, one line each, starting with what is easy to miss. */
export function planLines({ plan }: RequestView): Text[] {
  return plan === null ? [] : [...plan.accepts, ...plan.records, ...plan.changes];
}

/** Whether an unpublish only releases adopted applications. Its plan still lists those that stay. */
export function onlyLetsGo({ kind, plan }: RequestView): boolean {
  if (!kindWords[kind].takesDown || plan === null) return false;
  return plan.applications.length > 0 && !plan.deletes;
}
