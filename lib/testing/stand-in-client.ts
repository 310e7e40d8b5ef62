import { Cloud } from './cloud/cloud';
import { RdsInstances } from './rds-instances';

/** What the hooks work with: the made-up account, seen from one region. */
export interface StandInClient {
  readonly region: string;
  readonly cloud: Cloud;
  /** The emulator's instances; undefined when no emulator is named. */
  readonly rdsInstances?: RdsInstances;
}
