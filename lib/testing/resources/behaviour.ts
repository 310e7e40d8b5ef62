import { AttributePath, DiagnosticError, isUnknown } from '../../custom-resource';
import { Cloud, CloudObject } from '../cloud/cloud';
import { textOf, Values } from '../values';

/** The moment at which an object comes into being. */
export interface Creation {
  /** The arguments; what was left to the provider is unknown. */
  readonly planned: Values;
  /** Region of the provider's configuration. */
  readonly region: string;
  readonly cloud: Cloud;
  /** A new id with a prefix such as `vpc`; every call for one prefix gives the same one. */
  newId(prefix: string): string;
}

/** What sets one resource type apart from any other. */
export interface ResourceBehaviour {
  /**
   * Checks the arguments against the account, and gives the `id` and whatever else is not without meaning.
   *
   * @throws DiagnosticError when the service would refuse the arguments
   */
  readonly make: (creation: Creation) => Values;
  /** Attributes by which other objects refer to one. Default: `id`. */
  readonly names?: readonly string[];
  /** Whether an object vanishes together with what it belongs to, so that it does not hinder its deletion. */
  readonly vanishesWithOwner?: boolean;
  /** Arguments that replace the object when they change. */
  readonly replacedBy?: readonly string[];
}

/** Fails as the service is assumed to fail; its own error codes and words are not known. */
export function refuse(summary: string, reason: string, nextStep: string, path?: AttributePath): never {
  throw new DiagnosticError(
    `${summary} (stand-in of aliyun/alicloud)`,
    `${reason} ${nextStep} The stand-in assumes that the service refuses this.`,
    path,
  );
}

/** The object that an argument names; undefined for one that the stand-in did not make, which is taken to exist. */
export function referred({ cloud, planned }: Creation, type: string, argument: string): CloudObject | undefined {
  return cloud.find(type, textOf(planned, argument));
}

/** The id of an object that belongs to others: theirs and its own, joined by colons. A missing one is written as Go does. */
export function joinedId(...parts: readonly unknown[]): string {
  const isMissing = (part: unknown): boolean => part === undefined || part === null || part === '' || isUnknown(part);
  return parts.map((part) => (isMissing(part) ? '<nil>' : String(part))).join(':');
}

/** The only moment of the made-up account. */
export const CREATED = '2026-01-01T00:00:00Z';
