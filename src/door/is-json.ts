import { MIMEType } from 'node:util';

/** Whether a content type says JSON in UTF-8, which no form of a web page can say. */
export function isJson(contentType: string): boolean {
  try {
    const { essence, params } = new MIMEType(contentType);
    return essence === 'application/json' && (params.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8';
  } catch {
    return false;
  }
}
