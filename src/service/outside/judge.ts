import type { Visit } from '../../edge/visit.ts';
import type { Finding, OutsideCheck } from '../model/publication/outside.ts';
import { judgeAnswer } from './judge-answer.ts';
import { judgeCertificate, type UploadedCertificate } from './judge-certificate.ts';
import { judgeApplication, judgeConnectorGroup } from './judge-identity.ts';
import { judgeName } from './judge-name.ts';
import { judgeSignIn } from './judge-sign-in.ts';
import type { Expected, Judged } from './judged.ts';
import { readingOf } from './reading.ts';

/** Judges a visit step by step: what each shows, and what state the address is in. */
export function judge(
  expected: Expected,
  visit: Visit,
  uploaded: UploadedCertificate,
): { state: OutsideCheck['state']; findings: Finding[] } {
  const reading = readingOf(expected.host, visit);
  const judged = [
    judgeName(expected, visit),
    judgeCertificate(expected, visit.certificate, uploaded),
    judgeAnswer(expected, visit, reading),
    judgeSignIn(expected, reading),
    judgeApplication(expected, reading),
    judgeConnectorGroup(expected, reading),
  ];
  return { state: stateOf(expected, judged), findings: judged.map(({ finding }) => finding) };
}

function stateOf({ isNew }: Expected, judged: readonly Judged[]): OutsideCheck['state'] {
  const has = (verdict: Judged['verdict']) => judged.some((one) => one.verdict === verdict);
  if (has('alarm')) return 'alarm';
  if (has('wrong')) return 'wrong';
  if (has('unchecked')) return 'unchecked';
  if (has('late')) return isNew ? 'settling' : 'wrong';
  // Nothing is wrong, but nobody has seen whether people must sign in: that is not verified.
  return judged.some(({ finding }) => finding.step === 'sign-in' && finding.state === 'fine')
    ? 'verified'
    : 'unchecked';
}
