import { isUnknown, ValidateRequest } from '../../custom-resource';
import { parseEndpoint } from '../../rds';
import { isWholeNumber } from '../numbers';
import { providerSchema } from './schema';

/** What is wrong with a provider block and can be told without asking anybody. */
export function validateProvider({ config, diagnostics }: ValidateRequest<typeof providerSchema>): void {
  const { max_requests_per_minute: limit, endpoints } = config;
  if (limit !== null && !isUnknown(limit) && !(isWholeNumber(limit) && limit >= 1)) {
    diagnostics.error(
      '"max_requests_per_minute" is not a number of requests',
      `${limit} is not a whole number of at least 1. The usual limit of the service is 100.`,
      ['max_requests_per_minute'],
    );
  }
  const rds = endpoints === null || isUnknown(endpoints) ? null : endpoints.rds;
  if (rds === null || isUnknown(rds) || rds === '') return;
  try {
    parseEndpoint(rds);
  } catch (error) {
    diagnostics.error('"endpoints.rds" is not an endpoint', error instanceof Error ? error.message : String(error), [
      'endpoints',
      'rds',
    ]);
  }
}
