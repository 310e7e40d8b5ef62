import { providerSchemaJson } from '../custom-resource';
import { providerSchema } from './configuration/schema';
import { PROVIDER_ADDRESS } from './identity';
import { precheckReportSchema } from './precheck-report/schema';
import { precheckTaskSchema } from './precheck-task/schema';

/** The provider's schema as `terraform providers schema -json` prints it, from which the constructs are generated. */
export function rdsmigrationSchemaJson(): Record<string, unknown> {
  return providerSchemaJson({
    address: PROVIDER_ADDRESS,
    provider: { schema: providerSchema },
    resources: [{ typeName: 'rdsmigration_precheck_task', schema: precheckTaskSchema }],
    dataSources: [{ typeName: 'rdsmigration_precheck_report', schema: precheckReportSchema }],
  });
}
