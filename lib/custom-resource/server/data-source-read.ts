import { AnyDataSource } from '../definitions/data-source';
import { ReadDataSource_Request, ReadDataSource_Response } from '../wire/generated/tfplugin6';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { completeState } from './hook-result';
import { withDefaults } from './planned-values';
import { Session } from './session';

export async function readDataSource<Client>(
  session: Session<Client>,
  dataSource: AnyDataSource<Client>,
  request: ReadDataSource_Request,
  signal: AbortSignal,
): Promise<Partial<ReadDataSource_Response>> {
  const { schema, typeName } = dataSource;
  const written = decodeObject(request.config, schema);
  const config = withDefaults(schema, written, written);
  const subject = { name: `data.${typeName}`, schema, values: [config], signal };
  const { result, failed, diagnostics } = await session.run(subject, async (context) => {
    const read = await dataSource.read({ ...context, config: config as never });
    const state = completeState(subject.name, 'read', schema, read);
    session.keepSecret(schema, state);
    return encodeObject(state, schema);
  });
  return { state: failed ? undefined : result, diagnostics };
}
