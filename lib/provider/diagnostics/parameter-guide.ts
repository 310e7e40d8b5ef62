import { ErrorGuide } from './error-guide';

/** Parameters of the API as its codes and messages name them, and the attribute that each comes from. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  DBInstanceName: 'db_instance_name',
  DBInstanceId: 'db_instance_name',
  SourceIpAddress: 'source_ip_address',
  SourcePort: 'source_port',
  SourceAccount: 'source_account',
  SourcePassword: 'source_password',
  SourceCategory: 'source_category',
  TaskName: 'task_name',
  TaskId: 'task_id',
};

/**
 * What to do about a code that is about a parameter: `MissingParameter`, `MissingSourcePort`, `InvalidSourcePort`,
 * `InvalidParameter`. The code names the parameter, or else the message does.
 */
export function parameterGuide(code: string, message: string): ErrorGuide {
  const parameter = parameterIn(code) ?? parameterIn(message);
  const attribute = parameter && ATTRIBUTES[parameter];
  return {
    summary: code.startsWith('Missing') ? 'RDS misses a parameter' : 'RDS does not accept a parameter',
    cause: attribute
      ? `The parameter is ${parameter}, "${attribute}" in Terraform.`
      : 'The message below tells which parameter is meant.',
    nextStep: 'Correct the value, then apply again.',
    ...(attribute ? { path: [attribute] } : {}),
  };
}

function parameterIn(text: string): string | undefined {
  const lowerCase = text.toLowerCase();
  return Object.keys(ATTRIBUTES).find((name) => lowerCase.includes(name.toLowerCase()));
}
