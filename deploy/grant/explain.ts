import { TerminalError, UserError } from '../../src/errors.ts';
import { graphProblem } from '../../src/graph/graph-error.ts';
import { ArmError } from './sign-in/arm.ts';

const again = 'then repeat this command: it goes on where it stopped.';

/** Explains an error to the person at the shell: what happened and the next move, in sentences. */
export function explain(error: unknown): string {
  if (error instanceof UserError || error instanceof TerminalError)
    return `${error.message}\n${error.advice}`;
  if (error instanceof ArmError) return explainArm(error);
  const problem = graphProblem(error);
  if (!problem) return error instanceof Error ? error.message : String(error);
  const { statusCode, code, message } = problem;
  if (/identifier.?uri/i.test(message) && /already exists/i.test(message))
    return `Microsoft Entra refused the identifier URI: ${message}\nIt belongs to another application, perhaps a deleted one: delete it, permanently, too (Microsoft Entra, App registrations, Deleted applications), ${again}`;
  if (/identifier.?uri/i.test(message))
    return `Microsoft Entra refused the identifier URI: ${message}\nAllow it for this application in the tenant's policy (https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions), ${again}`;
  if (statusCode === 403)
    return `Microsoft Graph refused you: ${message}\nGranting needs the Entra role Privileged Role Administrator or Global Administrator, active; where people may not register applications, Application Administrator, too. Activate it, run az login again, ${again}`;
  if (statusCode === 401 || code.includes('Credential'))
    return `Microsoft Graph got no valid token: ${message}\nRun az login --tenant <tenant id>, ${again}`;
  return `Microsoft Graph answered ${statusCode || 'nothing'}: ${message}\n${isFinal(statusCode) ? 'Mend what it names' : 'Wait a minute'}, ${again}`;
}

/** Whether waiting does not help. */
function isFinal(statusCode: number): boolean {
  return statusCode >= 400 && statusCode < 500 && statusCode !== 409 && statusCode !== 429;
}

function explainArm({ statusCode, message }: ArmError): string {
  if (statusCode === 401 || statusCode === 403)
    return `Azure refused you: ${message}\nThe OAuth connection needs the role Contributor on the resource group of the Azure Bot. Somebody who has it runs this command; the rest is done.`;
  if (isFinal(statusCode))
    return `Azure refused the OAuth connection: ${message}\nIf this cloud does not offer “AAD v2 with Federated Credentials”, repeat this command with --by-hand and make the connection as the README says under “A connection with a secret”.`;
  return `Azure answered ${statusCode || 'nothing'}: ${message}\nWait a minute, ${again}`;
}
