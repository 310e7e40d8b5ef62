import { Diagnostics, isUnknown, parseDuration, ValidateRequest } from '../../custom-resource';
import { isWholeNumber } from '../numbers';
import { validatePolicy } from '../report-schema';
import { precheckTaskSchema } from './schema';
import { faultOfAddress } from './source-address';
import { DOCUMENTED_CATEGORIES, FORMER_CATEGORY, isSameCategory } from './source-category';
import { validatePassword } from './validate-password';

type Request = ValidateRequest<typeof precheckTaskSchema>;
type Config = Request['config'];

const HIGHEST_PORT = 65_535;

/** Everything that is wrong with a configuration and can be told without asking the service. */
export function validatePrecheckTask({ config, diagnostics }: Request): void {
  validateInstance(config.db_instance_name, diagnostics);
  validateAddress(config.source_ip_address, diagnostics);
  validatePort(config.source_port, diagnostics);
  validateAccount(config.source_account, diagnostics);
  validateCategory(config.source_category, diagnostics);
  validatePassword(config, diagnostics);
  validateTaskName(config.task_name, diagnostics);
  validatePolicy(config, diagnostics);
  validateTimeout(config, diagnostics);
}

function validateInstance(name: Config['db_instance_name'], diagnostics: Diagnostics): void {
  if (isUnknown(name) || /^\S+$/.test(name)) return;
  diagnostics.error(
    '"db_instance_name" is not the ID of an instance',
    `"${name}" ${name.trim() === '' ? 'is empty' : 'contains blanks'}. Give the ID of the target RDS instance (it is not the display ` +
      'name), for example "pgm-bp102g323jd4****".',
    ['db_instance_name'],
  );
}

function validateAddress(address: Config['source_ip_address'], diagnostics: Diagnostics): void {
  const fault = isUnknown(address) ? undefined : faultOfAddress(address);
  if (fault === undefined) return;
  diagnostics.error(
    '"source_ip_address" is not an address',
    `"${address}" ${fault}. Give the private address alone, without a scheme, port or prefix length, for example "172.16.0.10".`,
    ['source_ip_address'],
  );
}

function validatePort(port: Config['source_port'], diagnostics: Diagnostics): void {
  if (isUnknown(port) || (isWholeNumber(port) && port >= 1 && port <= HIGHEST_PORT)) return;
  diagnostics.error(
    '"source_port" is not a port',
    `${port} is not a whole number from 1 to ${HIGHEST_PORT}. PostgreSQL usually listens on 5432.`,
    ['source_port'],
  );
}

function validateAccount(account: Config['source_account'], diagnostics: Diagnostics): void {
  if (isUnknown(account) || account.trim() !== '') return;
  diagnostics.error(
    '"source_account" is empty',
    'The API requires the name of the migration account on the self-managed PostgreSQL.',
    ['source_account'],
  );
}

function validateCategory(category: Config['source_category'], diagnostics: Diagnostics): void {
  if (isUnknown(category) || DOCUMENTED_CATEGORIES.includes(category)) return;
  if (category === FORMER_CATEGORY) {
    diagnostics.warning(
      '"internet" is no longer a documented source category',
      'Older references of the API list "internet" for a PostgreSQL with a public address; newer ones list only "ecsOnVpc" ' +
        'and "idcOnVpc". Whether the service still takes it is not established: it may refuse the task.',
      ['source_category'],
    );
    return;
  }
  const meant = [...DOCUMENTED_CATEGORIES, FORMER_CATEGORY].find((known) => isSameCategory(known, category));
  const advice = meant
    ? `Write "${meant}"; capitals matter.`
    : 'Use "ecsOnVpc" for a PostgreSQL on an ECS instance, or "idcOnVpc" for one in a data centre.';
  diagnostics.error('"source_category" is not a category of the API', `"${category}" is not known. ${advice}`, [
    'source_category',
  ]);
}

function validateTaskName(name: Config['task_name'], diagnostics: Diagnostics): void {
  if (name === null || isUnknown(name) || name.trim() !== '') return;
  diagnostics.error('"task_name" is empty', 'Leave it out to have a name chosen, or give one.', ['task_name']);
}

function validateTimeout({ timeouts }: Config, diagnostics: Diagnostics): void {
  if (timeouts === null || isUnknown(timeouts) || timeouts.create === null || isUnknown(timeouts.create)) return;
  const path = ['timeouts', 'create'];
  try {
    if (parseDuration(timeouts.create) > 0) return;
    diagnostics.error(
      '"timeouts.create" leaves no time',
      `"${timeouts.create}" is not greater than zero. Give the time that an assessment may take, for example "15m".`,
      path,
    );
  } catch (error) {
    diagnostics.error('"timeouts.create" is not a duration', (error as RangeError).message, path);
  }
}
