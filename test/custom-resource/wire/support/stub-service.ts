import type { ProviderService } from '../../../../lib/custom-resource/wire/provider-service';

/** A provider that answers everything with nothing, but for what a test gives. */
export function stubService(overrides: Partial<ProviderService> = {}): ProviderService {
  const nothing = async () => ({});
  return {
    getProviderSchema: nothing,
    validateProviderConfig: nothing,
    configureProvider: nothing,
    stopProvider: nothing,
    validateResourceConfig: nothing,
    upgradeResourceState: nothing,
    readResource: nothing,
    planResourceChange: nothing,
    applyResourceChange: nothing,
    importResourceState: nothing,
    validateDataResourceConfig: nothing,
    readDataSource: nothing,
    ...overrides,
  };
}
