import { sentence } from '../../../language/sentence.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import type { StateData } from './request-words.ts';
import { signs } from './signs.ts';

/** How cards show each state of a publication. */
export const publicationStates: Record<PublicationView['state'], StateData> = {
  publishing: { sign: signs.running, text: sentence('Publishing') },
  published: { sign: signs.done, text: sentence('Published') },
  failed: { sign: signs.failed, text: sentence('Failed') },
  unpublished: { sign: signs.ended, text: sentence('Unpublished') },
};
