import { sentence } from '../../../language/sentence.ts';
import { wrong, type Parsed } from './parsed.ts';

/** The id of the connector group that was chosen. */
export function parseConnectorGroup(text: string): Parsed<string> {
  const value = text.trim();
  if (value) return { value };
  return wrong('connectorGroupId', sentence('Choose the connector group that can reach Qlik Sense.'));
}
