import { Attribute, AttributeType, Attributes, Block, Blocks } from './attribute';

/** The attributes and blocks of one level: of a schema, a block or a nested attribute. */
export interface Level {
  readonly attributes?: Attributes;
  readonly blocks?: Blocks;
}

/** The object type of one level's values: every attribute and block is a member. */
export function impliedType(level: Level): AttributeType {
  const members: Record<string, AttributeType> = {};
  for (const [name, attribute] of Object.entries(level.attributes ?? {})) members[name] = attributeType(attribute);
  for (const [name, block] of Object.entries(level.blocks ?? {})) members[name] = blockType(block);
  return { object: members };
}

/** The type of one attribute's values. */
export function attributeType(attribute: Attribute): AttributeType {
  if (attribute.nested === undefined) return attribute.type;
  return collectionOf(attribute.nested.nesting, impliedType({ attributes: attribute.nested.attributes }));
}

/** The type of what the blocks of one name hold together. */
export function blockType(block: Block): AttributeType {
  return collectionOf(block.nesting, impliedType(block));
}

function collectionOf(nesting: Block['nesting'], element: AttributeType): AttributeType {
  switch (nesting) {
    case 'single':
      return element;
    case 'list':
      return { list: element };
    case 'set':
      return { set: element };
    case 'map':
      return { map: element };
  }
}
