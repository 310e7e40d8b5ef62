import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TerraformStack } from 'cdktf';
import type { ISynthesisSession } from 'cdktf/lib/synthesize/types';
import { IConstruct } from 'constructs';
import { installPlugin } from './install-plugin';
import { PluginInstallationError } from './installation-error';
import { Plugin } from './plugin';

const HOOK_MODULE = 'cdktf/lib/synthesize/synthesizer';

interface SynthesisHook {
  addCustomSynthesis(construct: IConstruct, synthesis: { onSynthesize(session: ISynthesisSession): void }): void;
}

/**
 * Installs a plugin into the folder of the construct's stack whenever the stack is synthesised, so that `terraform init`
 * and `cdktf deploy` find it without any configuration. For the author of a provider construct; the provider construct of
 * this package calls it already.
 *
 * @param construct a construct inside the stack, usually the provider
 * @param plugin gives the plugin; asked when the stack is synthesised
 * @throws PluginInstallationError when the installed cdktf has no synthesis hook; and, from `app.synth()`, when the plugin
 *   cannot be installed
 */
export function installPluginAtSynth(construct: IConstruct, plugin: () => Plugin): void {
  synthesisHook().addCustomSynthesis(construct, {
    onSynthesize(session) {
      const { workingDirectory } = session.manifest.forStack(TerraformStack.of(construct));
      installPlugin(plugin(), join(session.outdir, workingDirectory));
    },
  });
}

/** The one thing of cdktf that is not in its public index; TerraformAsset uses it, and cdktn keeps it under the same path. */
function synthesisHook(): SynthesisHook {
  const hook = loadHookModule();
  if (typeof hook.addCustomSynthesis === 'function') return hook as SynthesisHook;
  throw new PluginInstallationError(
    `The installed cdktf has no addCustomSynthesis in "${HOOK_MODULE}", so the Terraform plugin cannot be installed at synth. Use cdktf 0.21, or the alias "cdktf": "npm:cdktn@0.24.0".`,
  );
}

function loadHookModule(): Partial<SynthesisHook> {
  try {
    return createRequire(__filename)(HOOK_MODULE) as Partial<SynthesisHook>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return {};
    throw error;
  }
}
