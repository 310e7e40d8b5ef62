import { isIP } from 'node:net';
import { Diagnostics, isUnknown, parseDuration, ValidateRequest } from '../../custom-resource';
import { validateFailOn } from '../report-schema';
import { precheckTaskSchema } from './schema';

type Request = ValidateRequest<typeof precheckTaskSchema>;
type Config = Request['config'];

const DOCUMENTED_CATEGORIES = ['ecsOnVpc', 'idcOnVpc'];
/** In older references only; the newer ones dropped it. */
const FORMER_CATEGORY = 'internet';
const HIGHEST_PORT = 65_535;
/** RFC 1123, section 2.1: labels of letters, digits and hyphens, at most 253 characters together. */
const DNS_NAME = /^(?=.{1,253}\.?$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i;

/** Everything that is wrong with a configuration and can be told without asking the service. */
export function validatePrecheckTask({ config, diagnostics }: Request): void {
  requireText(config, 'db_instance_name', diagnostics);
  requireText(config, 'source_account', diagnostics);
  checkAddress(config.source_ip_address, diagnostics);
  checkPort(config.source_port, diagnostics);
  checkCategory(config.source_category, diagnostics);
  checkPassword(config, diagnostics);
  checkTaskName(config.task_name, diagnostics);
  validateFailOn(config.fail_on, diagnostics);
  checkTimeout(config, diagnostics);
}

function requireText(config: Config, name: 'db_instance_name' | 'source_account', diagnostics: Diagnostics): void {
  const value = config[name];
  if (isUnknown(value) || value.trim() !== '') return;
  diagnostics.error(`"${name}" is empty`, `The API requires a value: ${PURPOSE[name]}.`, [name]);
}

const PURPOSE = {
  db_instance_name: 'the ID of the target RDS instance, for example "pgm-bp102g323jd4****"',
  source_account: 'the name of the migration account on the self-managed PostgreSQL',
};

function checkAddress(address: Config['source_ip_address'], diagnostics: Diagnostics): void {
  if (isUnknown(address) || isIP(address) !== 0) return;
  const looksNumeric = /^[\d.]+$/.test(address);
  if (!looksNumeric && DNS_NAME.test(address)) return;
  diagnostics.error(
    '"source_ip_address" is not an address',
    `"${address}" is neither an IPv4 address, nor an IPv6 address, nor a DNS name. Give the private address alone, without ` +
      'a scheme, port or prefix length, for example "172.16.0.10".',
    ['source_ip_address'],
  );
}

function checkPort(port: Config['source_port'], diagnostics: Diagnostics): void {
  if (isUnknown(port) || (Number.isInteger(Number(port)) && port >= 1 && port <= HIGHEST_PORT)) return;
  diagnostics.error(
    '"source_port" is not a port',
    `${port} is not a whole number from 1 to ${HIGHEST_PORT}. PostgreSQL usually listens on 5432.`,
    ['source_port'],
  );
}

function checkCategory(category: Config['source_category'], diagnostics: Diagnostics): void {
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
  const meant = DOCUMENTED_CATEGORIES.find((known) => known.toLowerCase() === category.toLowerCase());
  diagnostics.error(
    '"source_category" is not a category of the API',
    `"${category}" is not known. ${meant ? `Write "${meant}"; capitals matter.` : 'Use "ecsOnVpc" for a PostgreSQL on an ECS instance, or "idcOnVpc" for one in a data centre.'}`,
    ['source_category'],
  );
}

function checkPassword(config: Config, diagnostics: Diagnostics): void {
  const { source_password: stored, source_password_wo: writeOnly, source_password_wo_version: version } = config;
  if (stored !== null && writeOnly !== null) {
    diagnostics.error(
      'Two passwords are set',
      'Set exactly one of "source_password_wo" (write-only, kept out of state) and "source_password" (kept in state).',
      ['source_password'],
    );
  }
  if (stored === null && writeOnly === null) {
    diagnostics.error(
      'The password of the migration account is missing',
      'Set "source_password_wo" with "source_password_wo_version" (Terraform 1.11 or OpenTofu 1.11, keeps it out of state), or ' +
        '"source_password".',
    );
  }
  if (stored === '') diagnostics.error('"source_password" is empty', EMPTY_PASSWORD, ['source_password']);
  if (writeOnly === '') diagnostics.error('"source_password_wo" is empty', EMPTY_PASSWORD, ['source_password_wo']);
  if (writeOnly !== null && version === null) {
    diagnostics.error(
      '"source_password_wo_version" is missing',
      'A write-only password needs a version, so that a new password can be announced: set it to 1, and raise it whenever the ' +
        'password changes.',
      ['source_password_wo'],
    );
  }
  if (version === null || isUnknown(version)) return;
  if (writeOnly === null) {
    diagnostics.error(
      '"source_password_wo_version" has no password',
      'It is the version of "source_password_wo", which is not set. Set both, or neither.',
      ['source_password_wo_version'],
    );
  }
  if (!Number.isInteger(Number(version)) || version < 1) {
    diagnostics.error(
      '"source_password_wo_version" is not a version',
      `${version} is not a whole number of at least 1.`,
      ['source_password_wo_version'],
    );
  }
}

const EMPTY_PASSWORD =
  'The API requires the password of the migration account. An empty one is usually a variable that was not set.';

function checkTaskName(name: Config['task_name'], diagnostics: Diagnostics): void {
  if (name === null || isUnknown(name) || name.trim() !== '') return;
  diagnostics.error('"task_name" is empty', 'Leave it out to have a name chosen, or give one.', ['task_name']);
}

function checkTimeout({ timeouts }: Config, diagnostics: Diagnostics): void {
  if (timeouts === null || isUnknown(timeouts) || timeouts.create === null || isUnknown(timeouts.create)) return;
  try {
    parseDuration(timeouts.create);
  } catch (error) {
    diagnostics.error('"timeouts.create" is not a duration', (error as RangeError).message, ['timeouts', 'create']);
  }
}
