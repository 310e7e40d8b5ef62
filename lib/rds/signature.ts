import { createHmac } from 'node:crypto';
import { WireParameters } from './wire';

/**
 * RPC signature, version 1.0 (HMAC-SHA1), as the RDS gateway verifies it.
 *
 * `@alicloud/pop-core` signs the calls of RDS; this implementation signs those of STS, and is what the emulator verifies
 * with. It is proved by the vendor's test vector.
 *
 * @see https://www.alibabacloud.com/help/en/ram/common-parameters-2
 */

/**
 * Percent-encodes text as RFC 3986 asks: UTF-8, everything but `A–Z a–z 0–9 - _ . ~` as `%XX` in upper case.
 *
 * @throws URIError if the text holds half of a surrogate pair, which has no UTF-8 form.
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The text whose HMAC is the signature.
 *
 * @param method the real HTTP method; `GET` and `POST` are signed differently.
 * @param parameters every parameter of query and body but `Signature`.
 */
export function stringToSignV1(method: 'GET' | 'POST', parameters: WireParameters): string {
  const canonicalized = Object.keys(parameters)
    .sort()
    .map((name) => `${percentEncode(name)}=${percentEncode(parameters[name] ?? '')}`)
    .join('&');
  return `${method}&${percentEncode('/')}&${percentEncode(canonicalized)}`;
}

/** The value of the parameter `Signature`: Base64(HMAC-SHA1(string-to-sign, access key secret + `&`)). */
export function signRpcV1(method: 'GET' | 'POST', parameters: WireParameters, accessKeySecret: string): string {
  return createHmac('sha1', `${accessKeySecret}&`).update(stringToSignV1(method, parameters)).digest('base64');
}
