import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import type { OutsideCheck } from '../model/publication/outside.ts';
import type { QlikFacts } from '../qlik/facts.ts';
import type { ConnectorGroupView } from '../model/view.ts';

/** What was read to find out why a publication does not work. null = it cannot be seen from here, or not now. */
export interface Facts {
  /** What was approved. */
  desired: Desired;
  /** Microsoft Graph gave no answer, so that what it shows is missing here. */
  isGraphAway: boolean;
  /** It was changed so lately that Microsoft Entra may not show it everywhere yet. */
  isSettling: boolean;
  observed: Observed | null;
  /** The connector group that the hub is in, with the live state of its connectors. */
  connectorGroup: ConnectorGroupView | null;
  /** Whether Application Proxy is switched on in the tenant. */
  isProxyEnabled: boolean | null;
  /** Whether the organisation has Microsoft Entra ID P1 or P2 now. */
  isPremium: boolean | null;
  /** Its verified domains, in lower case. */
  domains: readonly string[] | null;
  /** The users who may enter: assigned by themselves, or directly in an assigned group. */
  people: readonly PersonFacts[] | null;
  /** What the last visits from outside showed; empty = there was none. */
  outside: readonly OutsideCheck[];
  /** What Qlik Sense itself says. */
  qlik: QlikFacts | null;
  /** Sign-ins to its applications that failed during the last day, newest first. */
  failedSignIns: readonly FailedSignIn[] | null;
}

/** What decides whether a person can enter. */
export interface PersonFacts {
  id: string;
  name: string;
  userPrincipalName: string;
  isGuest: boolean;
  isEnabled: boolean;
  /** `''` = the attribute is empty. */
  onPremisesUserPrincipalName: string;
  onPremisesSamAccountName: string;
  /** Comes from Active Directory. */
  isSynchronised: boolean;
  /** Whether they have a licence of Microsoft Entra ID P1 or P2; null = it was not read. */
  isLicensed: boolean | null;
}

/** A sign-in that failed. */
export interface FailedSignIn {
  appId: string;
  userName: string;
  at: Date;
  /** The number of Microsoft's error, without AADSTS. */
  code: number;
  /** What Microsoft says of it, in English. */
  reason: string;
}
