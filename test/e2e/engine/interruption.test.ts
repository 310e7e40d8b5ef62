import { RunningCommand, TerraformDirectory } from '../../support/terraform';
import { PluginWatch, WatchedPlugin, watchPlugins } from './plugin-watch';
import { apply, plannedActions, statusOf, store, toyDirectory, unwrapped } from './toy';

jest.setTimeout(60_000);

/** An apply that has created `toy_thing.done`, and is in the middle of creating `toy_thing.a`. */
interface WaitingApply {
  readonly directory: TerraformDirectory;
  readonly command: RunningCommand;
  readonly plugin: WatchedPlugin;
  readonly watch: PluginWatch;
}

async function applyThatWaits(behaviour: string): Promise<WaitingApply> {
  const watch = await watchPlugins();
  const directory = await toyDirectory(watch.environment);
  write(directory, behaviour);
  const command = directory.start(['apply', '-auto-approve', '-no-color']);
  const plugin = await watch.said('waiting a');
  return { directory, command, plugin, watch };
}

function write(directory: TerraformDirectory, behaviour: string | null): void {
  directory.write(
    'main.tf',
    `resource "toy_thing" "done" { name = "done" }
    resource "toy_thing" "a" {
      name       = "a"
      behaviour  = ${JSON.stringify(behaviour)}
      depends_on = [toy_thing.done]
    }`,
  );
}

/** The next apply, in which nothing waits. */
async function applyAgain(directory: TerraformDirectory): Promise<void> {
  write(directory, null);
  await apply(directory);
}

/** Nothing of the plugin is left: neither the process nor its socket. */
async function expectNothingLeft({ plugin, watch }: WaitingApply): Promise<void> {
  await plugin.ended;
  expect(watch.pluginSockets()).toEqual([]);
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'after one %s the create ends with what there is: the thing is tainted, and the next apply replaces it',
  async (signal) => {
    const waiting = await applyThatWaits('wait');
    const { directory, command } = waiting;
    command.signalGroup(signal);
    const result = await command.ended;
    expect(result.code).toBe(1);
    expect(unwrapped(result)).toContain(
      'Error: toy_thing was interrupted with toy_thing.a, on main.tf line 2, in resource "toy_thing" "a": ' +
        '2: resource "toy_thing" "a" { Terraform was told to stop before the provider had finished. ' +
        'The next plan shows what is left to do.',
    );
    expect(statusOf(directory, 'toy_thing.a')).toBe('tainted');
    expect(statusOf(directory, 'toy_thing.done')).toBeUndefined();
    await expectNothingLeft(waiting);
    write(directory, null);
    expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'replace' });
    await applyAgain(directory);
    expect(store.ids(directory)).toHaveLength(2);
  },
);

test('a create that only warns when it is stopped leaves its thing well, and nothing to create', async () => {
  const { directory, command } = await applyThatWaits('wait and keep');
  command.signalGroup('SIGINT');
  const result = await command.ended;
  expect(unwrapped(result)).toContain('Warning: Not finished');
  expect(statusOf(directory, 'toy_thing.a')).toBeUndefined();
  write(directory, 'wait and keep');
  expect(await plannedActions(directory)).toEqual({});
});

test('two Ctrl-C end a create that does not listen: its thing is lost from state, the rest and the lock are well', async () => {
  const waiting = await applyThatWaits('wait and be deaf');
  const { directory, command } = waiting;
  command.signalGroup('SIGINT');
  await command.prints(/Interrupt received/);
  command.signalGroup('SIGINT');
  expect((await command.ended).code).toBe(1);
  await expectNothingLeft(waiting);
  await expectLost(directory);
});

test('when the plugin is killed, its thing is lost from state, the rest and the lock are well', async () => {
  const waiting = await applyThatWaits('wait');
  process.kill(waiting.plugin.pid, 'SIGKILL');
  const result = await waiting.command.ended;
  expect(result.code).toBe(1);
  expect(unwrapped(result)).toContain('Error: Plugin did not respond');
  await expectLost(waiting.directory);
});

test.each<[string, (command: RunningCommand) => void]>([
  ['Terraform is killed', (command) => command.child.kill('SIGKILL')],
  ['the terminal is closed', (command) => command.signalGroup('SIGHUP')],
])('when %s, the plugin ends by itself and leaves nothing behind', async (_, end) => {
  const waiting = await applyThatWaits('wait');
  end(waiting.command);
  await expectNothingLeft(waiting);
  await waiting.command.ended;
  await expectLost(waiting.directory);
});

/** The thing that was being created is not in state though it exists; the next apply creates it once more. */
async function expectLost(directory: TerraformDirectory): Promise<void> {
  expect(store.ids(directory)).toHaveLength(2);
  write(directory, null);
  expect(await plannedActions(directory)).toEqual({ 'toy_thing.a': 'create' });
  await applyAgain(directory);
  expect(store.ids(directory)).toHaveLength(3);
}
