import type { Upload } from '../../store/offered-file-table.ts';
import { endOffer, findOffer, setUploaded, setUploading } from '../../store/offered-files.ts';
import type { Deps } from '../model/deps.ts';

/** A report that somebody has accepted as a file. */
export interface AcceptedFile {
  id: string;
  conversationId: string;
  language: string;
  upload: Upload;
  isUploaded: boolean;
}

/** Returns it; null = it was not accepted, or is over. */
export async function acceptedFile({ db }: Deps, id: string): Promise<AcceptedFile | null> {
  const row = await findOffer(db, id);
  if (!row?.upload || row.ended_at) return null;
  const { conversation_id: conversationId, language, upload, uploaded_at: uploadedAt } = row;
  return { id, conversationId, language, upload, isUploaded: uploadedAt !== null };
}

/** Records that it is about to be sent. */
export async function fileIsSent({ db }: Deps, id: string): Promise<void> {
  await setUploading(db, id);
}

/** Records that it is stored, so that it is not stored twice. */
export async function fileIsUploaded({ db }: Deps, id: string): Promise<void> {
  await setUploaded(db, id);
}

/** Records that its person has been answered. */
export async function fileIsOver({ db }: Deps, id: string): Promise<void> {
  await endOffer(db, id);
}
