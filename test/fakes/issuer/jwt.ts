import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

export type Claims = Record<string, unknown>;

/** A key that signs, and what is published of it. `endorsements` name the channels it may speak for. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  endorsements: string[];
}

export function aKey(kid: string, endorsements: string[] = ['msteams']): SigningKey {
  return { kid, privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, endorsements };
}

/** The entry of a key in a JSON Web Key Set. */
export function publicEntry({ kid, privateKey, endorsements }: SigningKey): object {
  return { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid, use: 'sig', endorsements };
}

/** A JSON Web Token, signed with RS256. */
export function signed(key: SigningKey, claims: Claims): string {
  const text = [{ alg: 'RS256', typ: 'JWT', kid: key.kid }, claims].map(encoded).join('.');
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key.privateKey).toString('base64url')}`;
}

export function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** What a token claims when the key has signed it and it is valid now; else null. PS256 is what Entra's libraries sign with. */
export function verified(key: KeyObject, token: string): Claims | null {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString() || '{}') as { alg?: string };
  const options = alg === 'PS256' ? { key, padding: 6, saltLength: 32 } : key;
  const text = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', text, options, Buffer.from(signature, 'base64url'))) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return Number(claims['exp']) * 1000 > Date.now() ? claims : null;
}

export const seconds = () => Math.floor(Date.now() / 1000);
