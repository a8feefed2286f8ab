import { sentence } from '../../../language/sentence.ts';
import type { Cause } from '../../model/cause.ts';

/** A cause that Graph's codes or sentences reveal, whoever made the call. */
interface KnownCause extends Cause {
  codes?: RegExp;
  /** For causes that share a code with others, or have none. */
  messages?: RegExp;
}

/**
 * The first that matches counts: policies and licences are refused with the codes of missing rights, too. Graph
 * publishes no list of codes; these were met in the field or are documented.
 * https://learn.microsoft.com/graph/resources/policy-overview and
 * https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions
 */
export const causes: readonly KnownCause[] = [
  {
    codes: /Quota/i,
    messages: /quota limit|quota (is|has been) exceeded/i,
    title: sentence('The quota of objects in Microsoft Entra is used up'),
    advice: sentence(
      'An identity without an administrator role may have 250 objects, and every organisation has a limit. Remove applications that are not needed, also among the deleted ones, or have the quota raised; then press Retry.',
    ),
  },
  {
    codes: /(Object|Resource)SizeExceeded|SizeLimit/i,
    messages: /(exceed\w*|reached).{0,60}\bsize\b|size limit/i,
    title: sentence('The application has become too large for Microsoft Entra'),
    advice: sentence(
      'Remove entries that it no longer needs (addresses, secrets, permissions, owners), then press Retry.',
    ),
  },
  {
    codes: /ConditionalAccess/i,
    messages: /conditional access|AADSTS(50079|50076|53000|53001|53002|53003|530032)\b/i,
    title: sentence('A Conditional Access policy blocks this'),
    advice: sentence(
      'An administrator has to look it up in the sign-in logs of Microsoft Entra and to allow it. Then press Retry.',
    ),
  },
  {
    codes: /Licen[sc]e|NonPremiumTenant/i,
    messages: /licen[sc]e|premium (p1|p2|tenant)/i,
    title: sentence('The organisation lacks a licence for this'),
    advice: sentence(
      'Application Proxy needs Microsoft Entra ID P1 or P2. An administrator has to add a licence; then press Retry.',
    ),
  },
  {
    codes: /CredentialPolicy|AsPerAppPolicy|AppManagementPolicy|PolicyViolation|BlockedByPolicy/i,
    messages:
      /\b(app management|management|organi[sz]ation('s)?|tenant|directory) polic(y|ies)\b|(by|per) (a |the )?policy/i,
    title: sentence('A policy of the organisation refuses this change'),
    advice: sentence(
      'An administrator has to exempt the application, or the bot’s identity, from that app management policy. Then press Retry.',
    ),
  },
  {
    codes: /^ExternalUrl_/,
    title: sentence('Application Proxy refused the external address'),
    advice: sentence('Ask again with an address that fits what Microsoft Graph says below.'),
  },
  {
    codes: /DuplicateValueInDifferentCase/i,
    messages: /different case/i,
    title: sentence('This address is there already, in other letters'),
    advice: sentence(
      'Upper and lower case count as the same. An administrator has to remove the other spelling from the application; then press Retry.',
    ),
  },
  {
    codes: /ObjectConflict|ConflictingObjects|SameKeyValue|AlreadyExists|NotUnique|Duplicate/i,
    messages: /already exists|conflicting object|same value for property|already in use|must be unique/i,
    title: sentence('Something else in Microsoft Entra has this address already'),
    advice: sentence(
      'Look for it in the app registrations, also among the deleted ones, and take it away there, or ask with another address. Then press Retry.',
    ),
  },
];

/** Graph's own sentence and code are all that is known. */
export const unknownCause: Cause = {
  title: sentence('Microsoft Graph refused a change'),
  advice: sentence('Give the code below to an administrator, then press Retry.'),
};
