import { MIMEType } from 'node:util';

/** Whether a content type is JSON in UTF-8, which an HTML form cannot send. */
export function isJson(contentType: string): boolean {
  try {
    const { essence, params } = new MIMEType(contentType);
    return essence === 'application/json' && (params.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8';
  } catch {
    return false;
  }
}
