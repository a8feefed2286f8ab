import { sentence } from '../../../language/sentence.ts';
import type { PublicationView } from '../../../service/model/view.ts';
import type { StateData } from './request-words.ts';

/** The states of a publication as cards show them. */
export const publicationStates: Record<PublicationView['state'], StateData> = {
  publishing: { text: sentence('Publishing'), color: 'accent' },
  published: { text: sentence('Published'), color: 'good' },
  failed: { text: sentence('Failed'), color: 'attention' },
  unpublished: { text: sentence('Unpublished'), color: 'default' },
};
