import { CloudObject } from '../cloud/cloud';
import { StandInClient } from '../stand-in-client';
import { textOf, Values } from '../values';

/** What a data source answers from. */
export interface Question {
  readonly config: Values;
  readonly client: StandInClient;
}

/** What a data source knows of its computed attributes; the others get values without meaning. */
export type Answer = (question: Question) => Values | Promise<Values>;

/** Arguments that filter a list by an attribute of the same name. */
export type Filters = readonly string[];

/**
 * The items that the arguments leave: `ids`, `name_regex`, and the filters that are set.
 *
 * @param nameOf the name that `name_regex` is held against
 */
export function filtered(config: Values, items: readonly Values[], nameOf: string, filters: Filters): Values[] {
  const ids = config.ids as readonly string[] | null | undefined;
  const pattern = textOf(config, 'name_regex');
  const isAsked = (item: Values): boolean =>
    (!ids?.length || ids.includes(String(item.id))) &&
    (pattern === undefined || new RegExp(pattern).test(String(item[nameOf] ?? ''))) &&
    filters.every((name) => config[name] === null || config[name] === undefined || config[name] === item[name]);
  return items.filter(isAsked);
}

/** A list as data sources give it: the items themselves, their ids and names. */
export function listed(list: string, items: readonly Values[], nameOf: string): Values {
  return {
    [list]: items,
    ids: items.map(({ id }) => id),
    names: items.map((item) => item[nameOf] ?? ''),
    total_count: items.length,
  };
}

/** A data source that lists the objects of one resource type in the provider's region. */
export function objectList(list: string, type: string, nameOf: string, filters: Filters, extra: ItemExtra): Answer {
  return ({ config, client: { cloud, region } }) => {
    const items = cloud
      .list(type)
      .filter((object) => object.region === region)
      .map((object) => ({ ...object.attributes, ...extra(object) }));
    return listed(list, filtered(config, items, nameOf, filters), nameOf);
  };
}

/** What an item has beside the attributes of the resource. */
export type ItemExtra = (object: CloudObject) => Values;
