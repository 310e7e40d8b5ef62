import { Diagnostics, isUnknown, PartialConfigOf } from '../../custom-resource';
import { precheckTaskSchema } from './schema';
import { isWholeNumber } from '../numbers';

type Config = PartialConfigOf<typeof precheckTaskSchema>;

/** Exactly one password, and a version beside the write-only one. */
export function validatePassword(config: Config, diagnostics: Diagnostics): void {
  const { source_password: stored, source_password_wo: writeOnly } = config;
  if (isSet(stored) && isSet(writeOnly)) {
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
  validateText('source_password', stored, diagnostics);
  validateText('source_password_wo', writeOnly, diagnostics);
  validateVersion(config, diagnostics);
}

/** An unknown value may turn out to be null. */
function isSet(password: Config['source_password']): boolean {
  return password !== null && !isUnknown(password);
}

function validateText(name: string, password: Config['source_password'], diagnostics: Diagnostics): void {
  if (password === null || isUnknown(password)) return;
  if (password === '') {
    diagnostics.error(
      `"${name}" is empty`,
      'The API requires the password of the migration account. An empty one is usually a variable that was not set.',
      [name],
    );
  }
  if (/[\r\n]$/.test(password)) {
    diagnostics.warning(
      `"${name}" ends in a line break`,
      'A password that is read from a file often has one that does not belong to it. Remove it with trimspace(…).',
      [name],
    );
  }
}

function validateVersion(config: Config, diagnostics: Diagnostics): void {
  const { source_password_wo: writeOnly, source_password_wo_version: version } = config;
  if (isSet(writeOnly) && version === null) {
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
  if (!isWholeNumber(version) || version < 1) {
    diagnostics.error(
      '"source_password_wo_version" is not a version',
      `${version} is not a whole number of at least 1.`,
      ['source_password_wo_version'],
    );
  }
}
