const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID: the id of an object, an application or a tenant of Microsoft Entra. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}
