import { createHash, timingSafeEqual } from 'node:crypto';
import { signRpcV1, stringToSignV1 } from '../rds';
import type { AccessKey } from './access-key';
import { commonErrors } from './api-error';
import type { Clock } from './clock';
import type { RpcRequest } from './http/rpc-request';

/** How far a request's Timestamp may be from the service's clock, in milliseconds (documented: 15 minutes). */
const timestampTolerance = 15 * 60_000;

/**
 * Judges who signed a request: RPC signature V1 (HMAC-SHA1), its time stamp, its nonce, and the security token.
 *
 * A nonce is remembered only after the signature was found right, so nobody without the secret can use one up, and only
 * for as long as its time stamp could still be accepted, so memory stays bounded.
 */
export class Authenticator {
  private readonly accessKeys = new Map<string, AccessKey>();
  private readonly usedNonces = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Accepts this key from now on, in place of an earlier one with the same id. */
  putAccessKey(accessKey: AccessKey): void {
    this.accessKeys.set(accessKey.accessKeyId, accessKey);
  }

  /** @throws ApiError when the request is not signed as it must be */
  authenticate(request: RpcRequest): void {
    const accessKeyId = commonParameter(request, 'AccessKeyId');
    const signature = commonParameter(request, 'Signature');
    const nonce = commonParameter(request, 'SignatureNonce');
    const method = commonParameter(request, 'SignatureMethod');
    const version = commonParameter(request, 'SignatureVersion');
    if (method !== 'HMAC-SHA1') throw commonErrors.invalidSignatureMethod();
    if (version !== '1.0' || !/^[A-Za-z0-9+/]{27}=$/.test(signature)) throw commonErrors.incompleteSignature();
    const timestamp = this.timestampOf(request);

    const accessKey = this.accessKeys.get(accessKeyId);
    if (accessKey === undefined) throw commonErrors.accessKeyNotFound();
    this.verifySecurityToken(accessKey, request.parameters.get('SecurityToken'));
    const signed = Object.fromEntries([...request.parameters].filter(([name]) => name !== 'Signature'));
    if (!equalInConstantTime(signature, signRpcV1(request.method, signed, accessKey.accessKeySecret))) {
      throw commonErrors.signatureDoesNotMatch(stringToSignV1(request.method, signed));
    }
    this.useNonce(`${accessKeyId} ${nonce}`, timestamp + timestampTolerance);
  }

  private timestampOf(request: RpcRequest): number {
    const text = request.parameters.get('Timestamp');
    if (!text) throw commonErrors.missingTimestamp();
    const timestamp = parseTimestamp(text);
    if (timestamp === undefined) throw commonErrors.timestampFormat();
    if (Math.abs(this.clock.now() - timestamp) > timestampTolerance) throw commonErrors.timestampExpired();
    return timestamp;
  }

  private verifySecurityToken(accessKey: AccessKey, given: string | undefined): void {
    if (accessKey.securityToken === undefined) {
      if (given) throw commonErrors.securityTokenMismatch();
      return;
    }
    if (!given) throw commonErrors.missingSecurityToken();
    if (!equalInConstantTime(given, accessKey.securityToken)) throw commonErrors.securityTokenMalformed();
    if (this.clock.now() >= (accessKey.expiresAt ?? Infinity)) throw commonErrors.securityTokenExpired();
  }

  private useNonce(nonce: string, forgottenAfter: number): void {
    const now = this.clock.now();
    if ((this.usedNonces.get(nonce) ?? -Infinity) >= now) throw commonErrors.nonceUsed();
    if (this.usedNonces.size >= 10_000) {
      for (const [used, until] of this.usedNonces) if (until < now) this.usedNonces.delete(used);
    }
    this.usedNonces.set(nonce, forgottenAfter);
  }
}

/** Milliseconds since the epoch of `YYYY-MM-DDThh:mm:ssZ`, or undefined for any other form or a day that is none. */
function parseTimestamp(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return undefined;
  const time = Date.parse(text);
  const isCalendarTime = !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z');
  return isCalendarTime ? time : undefined;
}

function commonParameter(request: RpcRequest, name: string): string {
  const value = request.parameters.get(name);
  if (!value) throw commonErrors.missingCommonParameter(name);
  return value;
}

/** Compares secrets without telling by the time it takes where they differ. */
export function equalInConstantTime(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
