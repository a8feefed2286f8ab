import { sentence } from '../../../language/sentence.ts';
import { wrong, type Parsed } from './parsed.ts';

/** Parses one of the offered values, ignoring case; defaults to the first. */
export function parseChoice<V extends string>(
  field: 'applicationServerTimeout' | 'isBackendCertificateValidationEnabled',
  text: string,
  offered: readonly [V, ...V[]],
): Parsed<V> {
  const sent = text.trim().toLowerCase();
  if (sent === '') return { value: offered[0] };
  const value = offered.find((one) => one.toLowerCase() === sent);
  return value === undefined ? wrong(field, sentence('Choose one of the values offered.')) : { value };
}
