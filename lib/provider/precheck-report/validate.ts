import { isUnknown, ValidateRequest } from '../../custom-resource';
import { isWholeNumber } from '../numbers';
import { validatePolicy } from '../report-schema';
import { precheckReportSchema } from './schema';

/** Everything that is wrong with a configuration and can be told without asking the service. */
export function validatePrecheckReport({ config, diagnostics }: ValidateRequest<typeof precheckReportSchema>): void {
  const { db_instance_name: instance, task_id: taskId, task_name: taskName } = config;
  if (!isUnknown(instance) && instance.trim() === '') {
    diagnostics.error(
      '"db_instance_name" is empty',
      'Give the ID of the target RDS instance, for example "pgm-bp102g323jd4****".',
      ['db_instance_name'],
    );
  }
  // An unknown one may turn out to be null.
  if (taskId !== null && taskName !== null && !isUnknown(taskId) && !isUnknown(taskName)) {
    diagnostics.error('Two tasks are named', 'Give "task_id" or "task_name", or neither for the latest task.', [
      'task_name',
    ]);
  }
  if (taskId !== null && !isUnknown(taskId) && !(isWholeNumber(taskId) && taskId > 0)) {
    diagnostics.error('"task_id" is not an ID', `${taskId} is not a whole number above 0, for example 439946016.`, [
      'task_id',
    ]);
  }
  if (taskName === '') {
    diagnostics.error('"task_name" is empty', 'Leave it out to read the latest task, or give a name.', ['task_name']);
  }
  validatePolicy(config, diagnostics);
}
