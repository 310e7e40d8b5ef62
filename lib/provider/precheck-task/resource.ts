import { defineResource } from '../../custom-resource';
import { PrecheckClient } from '../client';
import { createPrecheckTask } from './create';
import { importPrecheckTask } from './import';
import { planPrecheckTask } from './plan';
import { readPrecheckTask } from './read';
import { precheckTaskSchema } from './schema';
import { updatePrecheckTask } from './update';
import { validatePrecheckTask } from './validate';

/** There is no delete hook: the API has no such operation, so a destroy forgets the task. */
export const precheckTask = defineResource<typeof precheckTaskSchema, PrecheckClient>({
  typeName: 'rdsmigration_precheck_task',
  schema: precheckTaskSchema,
  validate: validatePrecheckTask,
  plan: planPrecheckTask,
  create: createPrecheckTask,
  read: readPrecheckTask,
  update: updatePrecheckTask,
  importState: importPrecheckTask,
});
