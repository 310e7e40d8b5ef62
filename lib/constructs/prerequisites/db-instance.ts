/**
 * What is known of an RDS instance, by the names and in the spelling of `alicloud_db_instance`. Every value may be a
 * literal or a reference; what is left out is not checked before the service is asked.
 */
export interface DbInstanceFacts {
  /** Database engine, `PostgreSQL`. */
  readonly engine?: string;
  /** Version of the engine, such as `15.0`. */
  readonly engineVersion?: string;
  /** `cloud_essd`, `cloud_essd2`, `cloud_essd3`, `cloud_ssd`, `general_essd` or `local_ssd`. */
  readonly dbInstanceStorageType?: string;
  /** Storage in GB. */
  readonly instanceStorage?: number;
  /** Edition: `Basic`, `HighAvailability`, `AlwaysOn`, `Finance`, `cluster`, or one that starts with `serverless`. */
  readonly category?: string;
  /** `Postpaid`, `Prepaid` or `Serverless`. */
  readonly instanceChargeType?: string;
  /** Role: `Primary`, `Readonly`, `Guard` or `Temp`. */
  readonly dbInstanceType?: string;
  /** ID of the VPC that the instance is in. */
  readonly vpcId?: string;
}

/**
 * A managed instance: `DbInstance` of this package, of `cdktf get` or of `cdktn get`. Attributes are read by name, so the
 * class does not matter. `xInput` is what the stack configures, `x` what Terraform knows later.
 */
export interface DbInstanceLike extends DbInstanceFacts {
  readonly id: string;
  readonly fqn?: string;
  readonly friendlyUniqueId?: string;
  readonly terraformResourceType?: string;
  readonly engineInput?: string;
  readonly engineVersionInput?: string;
  readonly dbInstanceStorageTypeInput?: string;
  readonly instanceStorageInput?: number;
  readonly categoryInput?: string;
  readonly instanceChargeTypeInput?: string;
  readonly vpcIdInput?: string;
  readonly vswitchIdInput?: string;
}

/** An element of `instances` of the data source `alicloud_db_instances`. */
export interface DbInstanceListItem {
  readonly id: string;
  readonly engine: string;
  readonly engineVersion: string;
  readonly dbInstanceStorageType: string;
  readonly instanceStorage: number;
  readonly chargeType: string;
  readonly dbInstanceType: string;
  readonly vpcId: string;
}

/** The data source `alicloud_db_instances`: `DataAlicloudDbInstances` of any generated bindings. */
export interface DbInstancesDataSource {
  readonly friendlyUniqueId: string;
  readonly instances: { readonly fqn: string; get(index: number): DbInstanceListItem };
}
