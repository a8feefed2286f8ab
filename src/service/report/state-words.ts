import { sentence, type Text } from '../../language/sentence.ts';
import type { PublicationView } from '../model/view.ts';

/** What a report calls the states of a publication. */
export const publicationStateWords: Record<PublicationView['state'], Text> = {
  publishing: sentence('Publishing'),
  published: sentence('Published'),
  failed: sentence('Failed'),
  unpublished: sentence('Unpublished'),
};
