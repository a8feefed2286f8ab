import { chain, type ApiStep } from '../http/message.ts';
import { arm, clientRequestId, pathOf, type ArmedRule } from './armed-rule.ts';
import { disturb } from './disturb.ts';
import { parseFaultRules, type CompleteRule, type FaultRule } from './fault-rule.ts';

/** One disturbed call. */
interface Firing {
  /** Name of the rule, or the kind of its fault. */
  rule: string;
  kind: CompleteRule['fault']['kind'];
  method: string;
  /** Without version and query, as rules see it. */
  path: string;
  clientRequestId: string;
}

/** Switches faults on and off while the tenant runs. */
export interface FaultSwitch {
  /** Adds a rule after the others; returns a function that removes it. Throws FaultRuleError. */
  add(rule: FaultRule): () => void;
  /** Removes every rule. */
  clear(): void;
  /** Returns the disturbed calls, oldest first; keeps the last thousand. */
  fired(): readonly Firing[];
}

const keptFirings = 1000;

/** Creates the switch and the step that applies it. Each rule disturbs what the rules before it let through. Throws
 * FaultRuleError. */
export function createFaultSwitch(rules: readonly FaultRule[]): { faults: FaultSwitch; step: ApiStep } {
  let armed: readonly ArmedRule[] = parseFaultRules(rules).map(arm);
  const firings: Firing[] = [];

  const record = (firing: Firing) => {
    firings.push(firing);
    if (firings.length > keptFirings) firings.shift();
  };
  return {
    step: (request, next) =>
      chain(
        armed.map((one) => ruleStep(one, record)),
        next,
      )(request),
    faults: {
      add(rule) {
        const added = parseFaultRules([rule]).map(arm);
        armed = [...armed, ...added];
        return () => void (armed = armed.filter((one) => !added.includes(one)));
      },
      clear: () => void (armed = []),
      fired: () => [...firings],
    },
  };
}

function ruleStep(armed: ArmedRule, record: (firing: Firing) => void): ApiStep {
  const { name, fault } = armed.rule;
  return async (request, next) => {
    if (!armed.strikes(request)) return next(request);

    record({
      rule: name ?? fault.kind,
      kind: fault.kind,
      method: request.method,
      path: pathOf(request),
      clientRequestId: clientRequestId(request),
    });
    return disturb(fault, request, next);
  };
}
