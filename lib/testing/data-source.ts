import { AnyDataSource, defineDataSource, Schema } from '../custom-resource';
import { Answer } from './data-sources/answer';
import { objectAnswers } from './data-sources/objects';
import { zoneAnswers } from './data-sources/zones';
import { StandInClient } from './stand-in-client';
import { answered } from './values';

const answers: Readonly<Record<string, Answer>> = { ...objectAnswers, ...zoneAnswers };

/** A data source of the slice: it knows what has been made, and makes up the rest. */
export function standInDataSource(typeName: string, schema: Schema): AnyDataSource<StandInClient> {
  const answer: Answer = answers[typeName] ?? (() => ({}));
  return defineDataSource<Schema, StandInClient>({
    typeName,
    schema,
    read: async ({ config, client }) =>
      answered(schema, config, { id: typeName, ...(await answer({ config, client })) }),
  });
}
