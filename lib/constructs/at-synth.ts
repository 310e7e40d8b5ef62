import { Aspects } from 'cdktf';
import { IConstruct } from 'constructs';

/** Runs an action at every synth, after the whole tree was declared and before it is validated and written. */
export function atSynth(construct: IConstruct, action: () => void): void {
  Aspects.of(construct).add({
    visit(visited) {
      if (visited === construct) action();
    },
  });
}
