import { operationErrors } from '../api-error';
import type { Operation } from './operation';

/** DescribeDBInstanceAttribute: the fields of an instance that say whether it can be the target of a migration. */
export const describeDbInstanceAttribute: Operation = (parameters, service) => {
  const instance = service.instances.get(parameters.required('DBInstanceId'));
  if (instance === undefined) throw operationErrors.instanceIdNotFound();
  return {
    Items: {
      DBInstanceAttribute: [
        {
          DBInstanceId: instance.id,
          RegionId: instance.region,
          Engine: instance.engine,
          EngineVersion: instance.engineVersion,
          DBInstanceType: instance.type,
          DBInstanceStatus: instance.status,
          LockMode: instance.lockMode,
          DBInstanceStorageType: instance.storageType,
          DBInstanceStorage: instance.storageGiB,
          Category: instance.category,
          InstanceNetworkType: 'VPC',
          VpcId: instance.vpcId,
          VSwitchId: instance.vswitchId,
          ...(instance.masterInstanceId === undefined ? {} : { MasterInstanceId: instance.masterInstanceId }),
        },
      ],
    },
  };
};
