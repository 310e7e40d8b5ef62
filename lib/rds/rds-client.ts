/** The RDS operations that this package needs, typed. The service's own field names stay inside this room. */
export interface RdsClient {
  /**
   * Starts an assessment. Not idempotent: the API has no client token.
   *
   * @throws RdsApiError
   */
  createCloudMigrationPrecheckTask(
    request: CreatePrecheckTaskRequest,
    options?: CallOptions,
  ): Promise<CreatePrecheckTaskResult>;
  /**
   * Lists assessments of an instance, one page at a time.
   *
   * @throws RdsApiError
   */
  describeCloudMigrationPrecheckResult(
    request: DescribePrecheckResultRequest,
    options?: CallOptions,
  ): Promise<PrecheckResultPage>;
  /**
   * @param dbInstanceId for example `pgm-bp102g323jd4****`
   * @throws RdsApiError
   */
  describeDBInstanceAttribute(dbInstanceId: string, options?: CallOptions): Promise<DbInstanceAttribute>;
}

export interface CallOptions {
  /** Ends the call at once, with an RdsApiError `Aborted`; its `outcome` tells whether the service may have acted. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the call may take in all. Default: that of the client. */
  readonly timeout?: number | undefined;
  /** Passwords that an answer may repeat, besides those of the request; they are removed from what comes back. */
  readonly secrets?: readonly string[] | undefined;
}

export interface CreatePrecheckTaskRequest {
  /** ID of the target instance, in spite of its name. */
  readonly dbInstanceName: string;
  readonly sourceIpAddress: string;
  readonly sourcePort: number;
  readonly sourceAccount: string;
  readonly sourcePassword: string;
  /** `ecsOnVpc` or `idcOnVpc`; `internet` in older references. */
  readonly sourceCategory: string;
  /** Default: chosen by the service. */
  readonly taskName?: string;
}

export interface CreatePrecheckTaskResult {
  readonly dbInstanceName: string;
  readonly requestId: string;
  /** A bigint beyond 2^53. */
  readonly taskId: number | bigint;
  readonly taskName: string;
}

export interface DescribePrecheckResultRequest {
  readonly dbInstanceName: string;
  /** From 1. */
  readonly pageNumber: number;
  /** 30 to 100. */
  readonly pageSize: number;
  readonly taskId?: number | bigint;
  readonly taskName?: string;
  readonly sourceIpAddress?: string;
  readonly sourcePort?: number;
}

export interface PrecheckResultPage {
  readonly items: readonly PrecheckRecord[];
  readonly pageNumber: number;
  readonly pageSize: number;
  /** Number of records on all pages. */
  readonly totalSize: number;
  readonly requestId: string;
}

/** An assessment as the service lists it, without the password that the service adds. */
export interface PrecheckRecord {
  readonly taskId: number | bigint;
  readonly taskName: string;
  /** In lower case, whatever was sent. */
  readonly sourceCategory: string;
  readonly sourceIpAddress: string;
  readonly sourcePort: number;
  readonly sourceAccount: string;
  readonly targetInstanceName: string;
  /** The report's text, without passwords; empty before the first check. */
  readonly detail: string;
  /** UTC, for example `2022-02-25T06:57:41Z`. */
  readonly gmtCreated: string;
  readonly gmtModified: string;
}

/** What a migration has to know of its target. Fields that the service leaves out are empty. */
export interface DbInstanceAttribute {
  readonly dbInstanceId: string;
  /** For example `PostgreSQL`. */
  readonly engine: string;
  /** For example `15.0`. */
  readonly engineVersion: string;
  /** `Primary`, `Readonly`, `Guard` or `Temp`. */
  readonly dbInstanceType: string;
  /** For example `Running`. */
  readonly dbInstanceStatus: string;
  /** `Unlock` when it is not locked. */
  readonly lockMode: string;
  /** For example `cloud_essd`, `local_ssd`. */
  readonly storageType: string;
  /** 0 if the service leaves it out. */
  readonly storageGiB: number;
  /** For example `HighAvailability`, `serverless_basic`. */
  readonly category: string;
  readonly vpcId?: string;
  readonly vswitchId?: string;
  readonly regionId?: string;
  readonly zoneId?: string;
  /** Present on instances that are not primary. */
  readonly masterInstanceId?: string;
  /** Host name of the private endpoint. */
  readonly connectionString?: string;
  /** The API gives it as a string. */
  readonly port?: string;
  readonly requestId: string;
}
