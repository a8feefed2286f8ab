import { sentence } from '../../../language/sentence.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import type { StateData } from './request-words.ts';

/** How cards show each state of a publication. */
export const publicationStates: Record<PublicationView['state'], StateData> = {
  publishing: { text: sentence('Publishing'), color: 'accent' },
  published: { text: sentence('Published'), color: 'good' },
  failed: { text: sentence('Failed'), color: 'attention' },
  unpublished: { text: sentence('Unpublished'), color: 'default' },
};
