import { AnyDataSource } from '../definitions/data-source';
import { ReadDataSource_Request, ReadDataSource_Response } from '../wire/generated/tfplugin6';
import { decodeObject, encodeObject } from './dynamic-value-message';
import { withDefaults } from './planned-values';
import { Session } from './session';

export async function readDataSource<Client>(
  session: Session<Client>,
  dataSource: AnyDataSource<Client>,
  request: ReadDataSource_Request,
  signal: AbortSignal,
): Promise<Partial<ReadDataSource_Response>> {
  const { schema, typeName } = dataSource;
  const config = withDefaults(schema, decodeObject(request.config, schema), undefined);
  const { result, diagnostics } = await session.run(
    { name: `data.${typeName}`, schema, values: [config], signal },
    async (context) => encodeObject(await dataSource.read({ ...context, config: config as never }), schema),
  );
  return { state: result, diagnostics };
}
