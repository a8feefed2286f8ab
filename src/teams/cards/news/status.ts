import { findPublicationView } from '../../../service/views/lists.ts';
import { publicationFor, type Viewers } from '../../../service/views/may-see.ts';
import type { Deps } from '../../../service/model/deps.ts';
import type { Language } from '../../../language/language.ts';
import { publicationCard } from '../lists/publication.ts';
import type { AdaptiveCard } from '../render.ts';

/** The status card of a publication as it is now, reduced to what the conversation may see; null = it is gone. */
export async function statusNewsCard(
  deps: Deps,
  { language, conversation }: { language: Language; conversation: Viewers },
  { about }: { about: string },
): Promise<AdaptiveCard | null> {
  const publication = await findPublicationView(deps, about);
  return publication && publicationCard(language, await publicationFor(deps, conversation, publication));
}
