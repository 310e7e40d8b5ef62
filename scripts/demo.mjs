/**
 * Shows the whole way on this machine: a stack is synthesised, planned, applied and destroyed by real Terraform. Without an
 * account a local emulator stands in for the service. With ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY and
 * TF_VAR_db_instance_name set, the same stack runs against the real service.
 *
 *     npm run demo
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { describeTerraform, findTerraform } from './lib/terraform-binary.mjs';
import { cleanTerraformEnvironment } from './lib/terraform-environment.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const loader = pathToFileURL(path.join(root, 'node_modules/tsx/dist/loader.mjs')).href;

function narrate(text) {
  console.log(`\n▸ ${text}`);
}

/** Runs a program; what it prints is shown as it comes, or only kept. */
function run(command, args, { cwd = root, env, shown = true, accepted = [0] }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (shown) process.stdout.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (accepted.includes(code)) resolve({ code, output });
      else
        reject(
          new Error(
            `"${[path.basename(command), ...args].join(' ')}" ended with exit code ${code}.${shown ? '' : `\n${output}`}`,
          ),
        );
    });
  });
}

/** Where the stack's calls go: the real service when it is asked for, otherwise an emulator of our own. */
async function chooseService(environment) {
  const { ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY, TF_VAR_db_instance_name: instance } = environment;
  if (ALICLOUD_ACCESS_KEY && ALICLOUD_SECRET_KEY && instance) {
    narrate(`The service is the real one: instance ${instance}, with the credentials of ALICLOUD_ACCESS_KEY.`);
    return { variables: {}, password: environment.TF_VAR_source_password, close: async () => {} };
  }
  const { startEmulator, defaultInstance } = createRequire(import.meta.url)(path.join(root, 'dist/emulator/index.js'));
  const emulator = await startEmulator();
  narrate(`The service is a local emulator on ${emulator.endpoint}; nothing leaves this machine.`);
  const password = `demo-${randomBytes(12).toString('hex')}`;
  const variables = {
    ALICLOUD_ACCESS_KEY: emulator.accessKey.accessKeyId,
    ALICLOUD_SECRET_KEY: emulator.accessKey.accessKeySecret,
    ALICLOUD_REGION: 'cn-hangzhou',
    RDS_ENDPOINT: emulator.endpoint,
    TF_VAR_db_instance_name: defaultInstance.id,
    TF_VAR_source_ip_address: '172.16.0.10',
    TF_VAR_source_password: password,
  };
  return { variables, password, close: () => emulator.close() };
}

async function demonstrate(workspace) {
  const binary = findTerraform();
  const clean = cleanTerraformEnvironment(process.env, workspace);
  const { name, knowsWriteOnly } = describeTerraform(binary, clean);
  const service = await chooseService(clean);
  const env = {
    ...clean,
    ...service.variables,
    CDKTF_OUTDIR: path.join(workspace, 'cdktf.out'),
    QUICKSTART_WRITE_ONLY: String(knowsWriteOnly),
  };
  const stack = path.join(workspace, 'cdktf.out/stacks/quickstart');
  const terraform = (args, options) =>
    run(binary, [...args, ...(process.stdout.isTTY ? [] : ['-no-color'])], { cwd: stack, env, ...options });
  let applied = false;
  try {
    narrate('Synthesise examples/quickstart: constructs become Terraform JSON, and the plugin is put beside it.');
    await run(process.execPath, ['--import', loader, path.join(root, 'examples/quickstart/main.ts')], {
      // CDKTF puts the state of a local backend into the working directory.
      cwd: workspace,
      env,
      shown: false,
    });

    narrate(`${name}: init. The plugin comes from the stack's own folder, not from a registry.`);
    await terraform(['init', '-input=false'], { shown: false });

    narrate('Plan. The target instance is looked up already, so that a wrong one fails here.');
    await terraform(['plan', '-input=false', '-out=saved.tfplan']);

    narrate('Apply. The assessment is started, and its report is awaited.');
    applied = true;
    await terraform(['apply', '-input=false', 'saved.tfplan']);

    narrate('The outputs, as the service gave them:');
    await terraform(['output']);

    narrate('Report of the assessment:');
    await run(process.execPath, [path.join(root, 'dist/cli/main.js'), 'report', stack], { env });

    narrate('Plan again: nothing is left to do.');
    const { code } = await terraform(['plan', '-input=false', '-detailed-exitcode'], {
      shown: false,
      accepted: [0, 2],
    });
    if (code !== 0) throw new Error('The second plan is not empty.');
    console.log('No changes.');

    narrate('Search state, saved plan and synthesised stack for the password.');
    await searchForPassword(service.password, { knowsWriteOnly, stack, terraform });
  } finally {
    if (applied) {
      narrate('Destroy. The API cannot delete a task, so it is forgotten.');
      await terraform(['destroy', '-input=false', '-auto-approve'], { shown: false });
    }
    await service.close();
  }
}

async function searchForPassword(password, { knowsWriteOnly, stack, terraform }) {
  if (!password) return;
  const { output: plan } = await terraform(['show', '-json', 'saved.tfplan'], { shown: false });
  const places = {
    'terraform.tfstate': stateOf(stack),
    'saved.tfplan': plan + readFileSync(path.join(stack, 'saved.tfplan'), 'latin1'),
    'cdk.tf.json': readFileSync(path.join(stack, 'cdk.tf.json'), 'utf8'),
  };
  const found = Object.keys(places).filter((place) => places[place].includes(password));
  if (!knowsWriteOnly) {
    console.log(
      `Found in: ${found.join(', ')}. This client has no write-only attributes; Terraform 1.11 and OpenTofu 1.11 have.`,
    );
    return;
  }
  if (found.length > 0) throw new Error(`The password stands in ${found.join(', ')}.`);
  console.log(`Not found in ${Object.keys(places).join(', ')}.`);
}

/** With a local backend CDKTF keeps the state beside the output directory. */
function stateOf(stack) {
  const { terraform } = JSON.parse(readFileSync(path.join(stack, 'cdk.tf.json'), 'utf8'));
  const file = path.resolve(stack, terraform.backend.local.path);
  if (!existsSync(file)) throw new Error(`There is no state file ${file}.`);
  return readFileSync(file, 'utf8');
}

const workspace = mkdtempSync(path.join(tmpdir(), 'rds-precheck-demo-'));
try {
  ensureInstalled(root);
  await run(process.execPath, [path.join(root, 'scripts/build.mjs')], { env: process.env });
  const start = performance.now();
  await demonstrate(workspace);
  narrate(`Done in ${((performance.now() - start) / 1000).toFixed(1)} s; everything was cleaned up.`);
} catch (error) {
  console.error(`\nThe demo stopped: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
