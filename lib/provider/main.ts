import { servePlugin } from '../custom-resource';
import { rdsmigrationProvider } from './provider';

/** Put in by the build: the version under which this file is installed. */
declare const PLUGIN_VERSION: string;

servePlugin(rdsmigrationProvider(PLUGIN_VERSION, process.env));
