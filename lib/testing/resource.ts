import { AnyResource, defineResource, DiagnosticError, isUnknown, PlanResult, Schema } from '../custom-resource';
import { Cloud, CloudObject } from './cloud/cloud';
import { identifier } from './cloud/identifier';
import { registerInstance, unregisterInstance } from './registration';
import { ResourceBehaviour } from './resources/behaviour';
import { behaviourOf } from './resources/behaviours';
import { StandInClient } from './stand-in-client';
import { completed, Values, withoutSecrets } from './values';

/** A resource of the slice: its objects live in the made-up account. */
export function standInResource(typeName: string, schema: Schema): AnyResource<StandInClient> {
  const behaviour = behaviourOf(typeName);
  return defineResource<Schema, StandInClient>({
    typeName,
    schema,
    plan: ({ priorState, planned }) => planReplacement(behaviour, priorState, planned),
    async create({ planned, client }) {
      const state = createObject(typeName, schema, behaviour, planned, client);
      await registerInstance(typeName, state, client);
      return state;
    },
    read: ({ state, client }) => (client.cloud.has(typeName, idOf(state)) ? state : null),
    async update({ planned, priorState, client }) {
      const state = completed(schema, planned, priorState);
      client.cloud.replace(objectOf(typeName, schema, behaviour, state, client));
      await registerInstance(typeName, state, client);
      return state;
    },
    async delete({ state, client }) {
      requireUnused(typeName, idOf(state), client.cloud);
      await unregisterInstance(typeName, idOf(state), client);
      client.cloud.remove(typeName, idOf(state));
    },
  });
}

/** The schema does not tell what replaces an object; the behaviour knows a part of it. */
function planReplacement({ replacedBy = [] }: ResourceBehaviour, prior: Values | null, planned: Values) {
  if (prior === null) return undefined;
  const changed = replacedBy.filter((name) => planned[name] !== prior[name]);
  return { requiresReplace: changed.map((name) => [name]) } satisfies PlanResult<Schema>;
}

function createObject(
  typeName: string,
  schema: Schema,
  behaviour: ResourceBehaviour,
  planned: Values,
  client: StandInClient,
): Values {
  const { region, cloud } = client;
  const seed = JSON.stringify([typeName, region, withoutSecrets(schema, planned)], withoutBigInts);
  for (let attempt = 0; ; attempt += 1) {
    let isNew = false;
    const newId = (prefix: string): string => {
      isNew = true;
      return identifier(prefix, `${seed}${attempt}`);
    };
    const state = completed(schema, planned, behaviour.make({ planned, region, cloud, newId }));
    if (cloud.add(objectOf(typeName, schema, behaviour, state, client))) return state;
    if (isNew && attempt < 1000) continue;
    throw new DiagnosticError(
      `${typeName} exists already`,
      `The stand-in has a ${typeName} with the id ${idOf(state)}. Declare it once.`,
    );
  }
}

function objectOf(
  type: string,
  schema: Schema,
  { names = ['id'] }: ResourceBehaviour,
  state: Values,
  { region }: StandInClient,
): CloudObject {
  const attributes = withoutSecrets(schema, state);
  return { type, id: idOf(state), region, names: names.map((name) => String(attributes[name])), attributes };
}

/** A wrong order of destruction shows here, as it does at the service. */
function requireUnused(typeName: string, id: string, cloud: Cloud): void {
  const object = cloud.find(typeName, id);
  if (!object) return;
  const users = cloud.usersOf(object).filter(({ type }) => !behaviourOf(type).vanishesWithOwner);
  if (users.length === 0) return;
  const list = users.map((user) => `${user.type} ${user.id}`).join(', ');
  throw new DiagnosticError(
    `${typeName} ${id} is in use`,
    `It is still used by ${list}. Refer to its attributes there, or add depends_on, so that Terraform destroys the user first. The stand-in assumes that the service refuses this.`,
  );
}

function idOf({ id }: Values): string {
  if (typeof id === 'string' && id !== '') return id;
  throw new TypeError(`An object of the stand-in has no id, but ${isUnknown(id) ? 'an unknown one' : String(id)}.`);
}

function withoutBigInts(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
