import { DbInstanceAttribute } from '../rds-client';
import { TransportFailure } from '../transport/failure';
import { RdsOperation } from '../wire';
import { OperationCall } from './operation';
import { wireParameters } from './parameters';

/**
 * DescribeDBInstanceAttribute.
 *
 * @see https://www.alibabacloud.com/help/en/rds/api-query-instance-details
 */
export function describeDBInstanceAttribute(dbInstanceId: string): OperationCall<DbInstanceAttribute> {
  return {
    operation: RdsOperation.describeDBInstanceAttribute,
    parameters: wireParameters({ DBInstanceId: dbInstanceId }),
    subject: { secrets: [], publicValues: [dbInstanceId] },
    readAnswer: (answer, redactor) => {
      const instance = answer
        .object('Items')
        .list('DBInstanceAttribute')
        .find((candidate) => candidate.text('DBInstanceId') === dbInstanceId);
      if (instance === undefined) {
        throw new TransportFailure('MalformedAnswer', `the answer does not describe the instance ${dbInstanceId}`);
      }
      const optional = {
        vpcId: instance.optionalText('VpcId'),
        vswitchId: instance.optionalText('VSwitchId'),
        regionId: instance.optionalText('RegionId'),
        zoneId: instance.optionalText('ZoneId'),
        masterInstanceId: instance.optionalText('MasterInstanceId'),
        connectionString: instance.optionalText('ConnectionString'),
        port: instance.optionalText('Port'),
      };
      return {
        dbInstanceId,
        engine: instance.text('Engine'),
        engineVersion: instance.text('EngineVersion'),
        dbInstanceType: instance.text('DBInstanceType'),
        dbInstanceStatus: instance.text('DBInstanceStatus'),
        lockMode: instance.text('LockMode'),
        storageType: instance.text('DBInstanceStorageType'),
        storageGiB: instance.optionalInteger('DBInstanceStorage', 0),
        category: instance.text('Category'),
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
        requestId: redactor.redact(answer.text('RequestId')),
      };
    },
  };
}
