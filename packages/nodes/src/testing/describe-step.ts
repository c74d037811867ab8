import type { StepResult } from '@patchbay/engine';
import { type Command, isSensitive, type PlaybackItem } from '@patchbay/flow-schema';

function plain(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isSensitive(inner) ? '<secret>' : inner));
}

function describeItem(item: PlaybackItem): string {
  switch (item.kind) {
    case 'speech':
      return isSensitive(item.text) ? '<secret>' : `“${item.text}”`;
    case 'audio':
      return `audio ${item.audioId}`;
    case 'prompt':
      return `prompt ${item.promptId}`;
  }
}

function describeCommand(command: Command): string {
  const { seq, type, ...rest } = command;
  switch (command.type) {
    case 'playback.start':
      return `${type} #${seq} ${command.items.map(describeItem).join(' ')}`;
    case 'timer.start':
      return `${type} #${seq} ${command.durationMs}`;
    case 'call.answer':
      return `${type} #${seq}`;
    case 'call.hangup':
      return `${type} ${command.cause}`;
    case 'queue.change': {
      const { target, ...change } = command;
      return `${type} #${target} ${plain({ priority: change.priority, vip: change.vip, rings: change.rings })}`;
    }
    case 'music.start':
    case 'music.stop':
      return type;
    default:
      return 'target' in command ? `${type} #${command.target}` : `${type} #${seq} ${plain(rest)}`;
  }
}

/** The timer that ends every run at last is the engine's, and the first command of all. */
const lifeTimer = 1;

function isNodes(command: Command): boolean {
  return command.seq !== lifeTimer && !('target' in command && command.target === lifeTimer);
}

/** What followed from one event, as lines of a rehearsed call. `subject` is the node the call is about. */
export function describeStep({ commands, trace }: StepResult, subject: string, hangUps: boolean): string[] {
  const given = commands.filter((command) => isNodes(command) && (hangUps || command.type !== 'call.hangup'));
  const lines: string[] = [];
  for (const entry of trace) {
    switch (entry.trace) {
      case 'variable.set':
        lines.push(`set ${entry.name} ${plain(entry.value)}`);
        break;
      case 'language.set':
        lines.push(`language ${entry.language}`);
        break;
      case 'failure':
        lines.push(`fail ${entry.failure.code}: ${entry.failure.message}`);
        break;
      case 'node.left':
        if (entry.nodeId === subject) lines.push(`leave ${entry.port}`);
        break;
      case 'event.ignored':
        lines.push(`ignored, ${entry.why}`);
        break;
      case 'outstanding.swept':
        lines.push(`SWEPT ${entry.command} #${entry.seq}`);
        break;
      case 'bug':
        lines.push(`BUG ${entry.message}`);
        break;
      case 'run.ended':
        if (entry.reason !== 'hung_up' || hangUps) lines.push(`end ${entry.reason}`);
        break;
      default:
        break;
    }
  }
  return [...given.map((command) => `< ${describeCommand(command)}`), ...lines.map((line) => `= ${line}`)];
}
