import { servePlugin } from '../custom-resource';
import { ProviderSchemas } from './schema/provider-schema';
import { standInProvider } from './stand-in-provider';

/** Put in by the build: the slice of aliyun/alicloud's schema. */
declare const ALICLOUD_SCHEMAS: ProviderSchemas;

servePlugin(standInProvider(ALICLOUD_SCHEMAS, process.env, process.cwd()));
