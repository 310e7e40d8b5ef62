import { DiagnosticError } from '../../custom-resource';

export interface ImportId {
  readonly dbInstanceName: string;
  /** ID or name of the task. */
  readonly task: string;
  /** Present when the text may be an ID. */
  readonly taskId?: bigint;
}

/** The API's TaskId is a Long. */
const LARGEST_TASK_ID = 2n ** 63n - 1n;

/** @throws DiagnosticError when the text is no such id. */
export function parseImportId(id: string): ImportId {
  const colon = id.indexOf(':');
  const dbInstanceName = id.slice(0, Math.max(colon, 0)).trim();
  const task = id.slice(colon + 1).trim();
  if (colon < 0 || dbInstanceName === '' || task === '') {
    throw new DiagnosticError(
      'The import id is malformed',
      `"${id}" is not "<db_instance_name>:<task_id>" or "<db_instance_name>:<task_name>", for example ` +
        '"pgm-bp102g323jd4****:439946016".',
    );
  }
  const isId = /^[1-9]\d{0,18}$/.test(task) && BigInt(task) <= LARGEST_TASK_ID;
  return { dbInstanceName, task, ...(isId ? { taskId: BigInt(task) } : {}) };
}
