import type { AccessKey } from './access-key';
import { Authenticator } from './authentication';
import type { Clock } from './clock';
import { parseFaultPlan, type FaultPlan } from './faults/fault-plan';
import { parseInstance, type Instance, type InstanceDeclaration } from './instance';
import type { Service } from './operations/operation';
import { PrecheckTasks } from './precheck-tasks';
import type { Randomness } from './randomness';
import { RateLimiter, type RateLimit } from './rate-limit';
import { RpcService } from './rpc-service';
import { countBySource, type Statistics } from './statistics';

/** An assessment task as a test sees it: everything but the password. */
export interface TaskSummary {
  readonly taskId: bigint;
  readonly taskName: string;
  readonly dbInstanceName: string;
  readonly sourceCategory: string;
  readonly sourceIpAddress: string;
  readonly sourcePort: number;
  readonly sourceAccount: string;
  /** UTC, such as `2022-02-25T06:57:41.000Z`. */
  readonly createdAt: string;
}

/** What can be looked at and changed while an emulator runs; over HTTP too, under `/_emulator/`. */
export interface Administration {
  /**
   * Registers an instance, or replaces the one with the same id; what is not declared has its default.
   *
   * @throws DeclarationError for an unknown key or a value that is not allowed
   */
  putInstance(declaration: InstanceDeclaration): Instance;
  /** Removes an instance; false when there is none with this id. Its tasks stay, unreachable as in the API. */
  deleteInstance(id: string): boolean;
  instances(): readonly Instance[];
  /** Every task so far, oldest first. */
  tasks(): readonly TaskSummary[];
  statistics(): Statistics;
  /**
   * Lets faults strike the requests to come. A queue is appended to what is queued already.
   *
   * @throws DeclarationError for an unknown fault or value
   */
  injectFaults(plan: FaultPlan): void;
  /** No further faults. */
  clearFaults(): void;
}

/** What a backend is made of; see EmulatorOptions for meanings and defaults. */
export interface BackendSettings extends Omit<Service, 'instances' | 'tasks'> {
  readonly instances: readonly Instance[];
  readonly accessKeys: readonly AccessKey[];
  readonly firstTaskId: bigint;
  readonly rateLimit: RateLimit | 'unlimited';
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** Everything of an emulator but its sockets. */
export class Backend implements Administration {
  readonly rpc: RpcService;
  private readonly authenticator: Authenticator;
  private readonly instancesById = new Map<string, Instance>();
  private readonly precheckTasks: PrecheckTasks;

  constructor(settings: BackendSettings) {
    const { clock, randomness } = settings;
    for (const instance of settings.instances) this.instancesById.set(instance.id, instance);
    this.precheckTasks = new PrecheckTasks(settings.firstTaskId, clock, randomness);
    this.authenticator = new Authenticator(clock);
    for (const accessKey of settings.accessKeys) this.authenticator.putAccessKey(accessKey);
    const service: Service = { ...settings, instances: this.instancesById, tasks: this.precheckTasks };
    this.rpc = new RpcService(service, this.authenticator, new RateLimiter(settings.rateLimit, clock), randomness);
  }

  putAccessKey(accessKey: AccessKey): void {
    this.authenticator.putAccessKey(accessKey);
  }

  putInstance(declaration: InstanceDeclaration): Instance {
    const instance = parseInstance(declaration, 'instance');
    this.instancesById.set(instance.id, instance);
    return instance;
  }

  hasInstance(id: string): boolean {
    return this.instancesById.has(id);
  }

  deleteInstance(id: string): boolean {
    return this.instancesById.delete(id);
  }

  instances(): readonly Instance[] {
    return [...this.instancesById.values()];
  }

  tasks(): readonly TaskSummary[] {
    return this.precheckTasks.all().map(({ taskId, taskName, dbInstanceName, sourceCategory, createdAt, report }) => ({
      taskId,
      taskName,
      dbInstanceName,
      sourceCategory,
      sourceIpAddress: report.source.ipAddress,
      sourcePort: report.source.port,
      sourceAccount: report.source.account,
      createdAt: new Date(createdAt).toISOString(),
    }));
  }

  statistics(): Statistics {
    const tasks = this.precheckTasks.all();
    return {
      requests: this.rpc.requests.toObject(),
      errors: this.rpc.errors.toObject(),
      faults: this.rpc.struck.toObject(),
      throttled: this.rpc.throttled,
      tasksCreated: tasks.length,
      tasksBySource: countBySource(tasks),
    };
  }

  injectFaults(plan: FaultPlan): void {
    this.rpc.faults.add(parseFaultPlan(plan, 'faults'));
  }

  clearFaults(): void {
    this.rpc.faults.clear();
  }
}
