import type { PreAuthentication } from './sign-on.ts';

/**
 * Who may enter at an address: anyone on the internet; everybody in the organisation; those assigned; nobody yet,
 * because nobody is assigned; or nobody, because sign-in is switched off.
 */
export type Admitted = 'anyone' | 'organisation' | 'assigned' | 'unassigned' | 'switched-off';

interface Settings {
  preAuthentication: PreAuthentication;
  isAssignmentRequired?: boolean | undefined;
  isSignInEnabled?: boolean | undefined;
}

/**
 * Tells who may enter with these settings. With passthrough Microsoft Entra checks nothing, so that the other settings
 * have no effect. `isAnybodyAssigned` true also where it is not known.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-security
 */
export function admittedBy(settings: Settings, isAnybodyAssigned: boolean): Admitted {
  const { preAuthentication, isAssignmentRequired = true, isSignInEnabled = true } = settings;
  if (preAuthentication === 'passthru') return 'anyone';
  if (!isSignInEnabled) return 'switched-off';
  if (!isAssignmentRequired) return 'organisation';
  return isAnybodyAssigned ? 'assigned' : 'unassigned';
}
