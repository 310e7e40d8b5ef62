import { PrecheckRecord } from '../../rds';

/** The values of the API page. */
export const DOCUMENTED_CATEGORIES = ['ecsOnVpc', 'idcOnVpc'];

/** In older references only; the newer ones dropped it. */
export const FORMER_CATEGORY = 'internet';

/** The service gives categories back in lower case; configurations have them as the API page writes them. */
export function categoryOf({ sourceCategory }: Pick<PrecheckRecord, 'sourceCategory'>): string {
  return DOCUMENTED_CATEGORIES.find((known) => isSameCategory(known, sourceCategory)) ?? sourceCategory;
}

export function isSameCategory(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
