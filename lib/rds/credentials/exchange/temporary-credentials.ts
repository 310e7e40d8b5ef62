import { Obtained } from '../source';
import { ExchangeFailure } from './exchange-failure';

/** Credentials as services write them, in what may be anything. */
export interface TemporaryCredentials {
  readonly accessKeyId: unknown;
  readonly accessKeySecret: unknown;
  readonly securityToken: unknown;
  /** UTC, for example `2022-02-25T06:57:41Z`. */
  readonly expiration: unknown;
}

/** @throws ExchangeFailure when something is missing or has a wrong type */
export function obtainedFrom(peer: string, answer: TemporaryCredentials): Obtained {
  const { accessKeyId, accessKeySecret, securityToken, expiration } = answer;
  if (!isText(accessKeyId) || !isText(accessKeySecret) || !isText(securityToken)) {
    throw new ExchangeFailure(`${peer} gave an answer that lacks an access key, its secret or its security token`);
  }
  const end = typeof expiration === 'string' ? Date.parse(expiration) : NaN;
  return {
    credentials: { accessKeyId, accessKeySecret, securityToken },
    expiration: Number.isNaN(end) ? undefined : end,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
