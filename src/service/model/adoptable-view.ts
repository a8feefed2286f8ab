import type { Text } from '../../language/sentence.ts';

/** Applications in the tenant that the bot could adopt; `auth` null = a single application. */
export interface AdoptableView {
  hub: { applicationId: string; displayName: string; externalUrl: string; internalUrl: string };
  auth: { applicationId: string; displayName: string; externalUrl: string; internalUrl: string } | null;
  suggestedName: string;
  /** What it is instead of one web server, in a word or two, so that it cannot be adopted; `''` = nothing else. */
  unfit: Text;
}
