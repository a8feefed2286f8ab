import { sentence } from '../../../language/sentence.ts';
import { wrong, type Parsed } from './parsed.ts';

/** Parses the id of the chosen connector group. */
export function parseConnectorGroup(text: string): Parsed<string> {
  const value = text.trim();
  if (value) return { value };
  return wrong('connectorGroupId', sentence('Choose the connector group that can reach Qlik Sense.'));
}
