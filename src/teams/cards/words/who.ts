import { sentence, type Text } from '../../../language/sentence.ts';
import type { Who } from '../../../service/model/publication/diagnosis.ts';

/** Who must act. */
export const whoWords: Record<Who, Text> = {
  entra: sentence('an administrator of Microsoft Entra'),
  dns: sentence('whoever manages the DNS zone'),
  'connector-server': sentence('an administrator of the connector server'),
  'active-directory': sentence('an administrator of Active Directory'),
  qlik: sentence('an administrator of Qlik Sense'),
  person: sentence('the person who saw it'),
};
