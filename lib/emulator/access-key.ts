import { randomBytes } from 'node:crypto';

/** A key pair that the emulator accepts, with the token of temporary (STS) credentials if it has one. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** When given, every request must carry it. */
  readonly securityToken?: string;
  /** When the security token expires, in milliseconds since the Unix epoch; absent = never. */
  readonly expiresAt?: number;
}

/**
 * A fresh key pair.
 *
 * Random for each start rather than fixed and documented: reports echo the source's password, so another user of the
 * same machine must not be able to read them with a pair that everybody knows. The prefix keeps the id apart from real
 * ones (`LTAI…`), for people and for secret scanners.
 */
export function generateAccessKey(): AccessKey {
  return {
    accessKeyId: `emulated${randomBytes(8).toString('hex')}`,
    accessKeySecret: randomBytes(20).toString('hex'),
  };
}

/** A fresh bearer token for the emulator's own administration. */
export function generateAdminToken(): string {
  return randomBytes(24).toString('hex');
}
