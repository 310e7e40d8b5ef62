import { PrecheckRecord } from '../../rds';
import { PrecheckClient } from '../client';

/**
 * Which tasks the resources of this process have taken for their own. Two resources that are declared alike get a task
 * each, as two resources of any other kind would; without this, whether they share one would depend on which is faster.
 */
export class TaskOwnership {
  readonly #taken = new Set<string>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** Runs work for one instance after the work for it that came before, whether that succeeded or not. */
  inTurn<T>(dbInstanceName: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(dbInstanceName) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(dbInstanceName, turn);
    return turn;
  }

  take(dbInstanceName: string, taskId: PrecheckRecord['taskId']): void {
    this.#taken.add(keyOf(dbInstanceName, taskId));
  }

  isFree(dbInstanceName: string, { taskId }: Pick<PrecheckRecord, 'taskId'>): boolean {
    return !this.#taken.has(keyOf(dbInstanceName, taskId));
  }
}

const ownerships = new WeakMap<PrecheckClient, TaskOwnership>();

/** One for each client: a provider that is kept running gets a new client for each command. */
export function ownershipOf(client: PrecheckClient): TaskOwnership {
  const ownership = ownerships.get(client) ?? new TaskOwnership();
  ownerships.set(client, ownership);
  return ownership;
}

function keyOf(dbInstanceName: string, taskId: PrecheckRecord['taskId']): string {
  return `${dbInstanceName}:${taskId}`;
}
