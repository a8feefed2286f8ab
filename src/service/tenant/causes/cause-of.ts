import type { Acting, Cause } from '../../model/cause.ts';
import { isPermissionMissing, type GraphProblem } from '../../../graph/graph-error.ts';
import { missingRight } from './missing-right.ts';
import { causes, unknownCause } from './causes.ts';
import { tokenCause } from './token-cause.ts';

/**
 * Tells the cause of a refusal by Graph's code, or by its sentence where one code stands for many causes. An unknown
 * refusal is not taken for a missing role: Graph's own sentence, shown below, says more than a guess.
 */
export function causeOf(problem: GraphProblem, acting: Acting): Cause {
  const known = knownCauseOf(problem);
  if (known) return { title: known.title, advice: known.advice };
  if (isPermissionMissing(problem)) return missingRight(acting);
  return problem.statusCode === 401 ? tokenCause(problem, acting) : unknownCause;
}

/** Whether a right is missing, and not something else that Graph refuses with the same code. */
export function isAboutRights(problem: GraphProblem): boolean {
  return isPermissionMissing(problem) && !knownCauseOf(problem);
}

function knownCauseOf({ code, message }: GraphProblem): Cause | undefined {
  return causes.find((one) => one.codes?.test(code) || one.messages?.test(message));
}
