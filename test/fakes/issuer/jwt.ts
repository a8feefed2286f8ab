import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

export type Claims = Record<string, unknown>;

/** A signing key and its published data. `endorsements` names the channels it may speak for. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  endorsements: string[];
}

export function aKey(kid: string, endorsements: string[] = ['msteams']): SigningKey {
  return { kid, privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, endorsements };
}

/** Returns a key's entry in a JSON Web Key Set. */
export function publicEntry({ kid, privateKey, endorsements }: SigningKey): object {
  return { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid, use: 'sig', endorsements };
}

/** Returns a JSON Web Token signed with RS256. */
export function signed(key: SigningKey, claims: Claims): string {
  const text = [{ alg: 'RS256', typ: 'JWT', kid: key.kid }, claims].map(encoded).join('.');
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key.privateKey).toString('base64url')}`;
}

export function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Returns a token's claims if the key signed it and it is valid now, otherwise null. Entra's libraries sign PS256. */
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
