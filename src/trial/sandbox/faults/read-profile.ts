import { readFileSync } from 'node:fs';
import { FaultRuleError, parseFaultRules, type FaultRule } from './fault-rule.ts';
import { profiles } from './profiles.ts';

/**
 * Reads the rules for SANDBOX_FAULTS: a built-in profile, or the JSON file at a path. Throws FaultRuleError with one
 * sentence.
 */
export function readFaultProfile(nameOrPath: string): readonly FaultRule[] {
  const builtIn = Object.hasOwn(profiles, nameOrPath) ? profiles[nameOrPath] : undefined;
  if (builtIn) return builtIn;

  try {
    return parseFaultRules(parseJson(readText(nameOrPath)));
  } catch (error) {
    if (!(error instanceof FaultRuleError)) throw error;
    throw new FaultRuleError(`SANDBOX_FAULTS '${nameOrPath}' cannot be used: ${error.message}.`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const names = Object.keys(profiles).join(', ');
    throw new FaultRuleError(`it is none of ${names} and no file that can be read`, { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FaultRuleError('it is not JSON', { cause });
  }
}
