import { sentence } from '../../../language/sentence.ts';

/** Advice about a call that Graph grants to people only: no role or permission changes that. */
export const approverMode = sentence(
  'What Microsoft Graph lets only people do works in approver mode: GRAPH_RUN_AS=approver, see deploy/README.md.',
);

/** The same where it is not known whether a role is missing. */
export const perhapsApproverMode = sentence(
  'If nothing is missing, Microsoft Graph lets only people do it: that works in approver mode, GRAPH_RUN_AS=approver, see deploy/README.md.',
);
