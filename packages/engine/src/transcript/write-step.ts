import { type Command, isSensitive, type MaybeSensitive, type PlaybackItem, reveal } from '@patchbay/flow-schema';
import { cancelCommands } from '../cancel-commands.ts';
import type { TraceEntry } from '../run.ts';

function quoted(value: MaybeSensitive): string {
  return `${isSensitive(value) ? 'secret ' : ''}${JSON.stringify(reveal(value))}`;
}

function item(each: PlaybackItem): string {
  switch (each.kind) {
    case 'speech':
      return `${each.language} ${quoted(each.text)}`;
    case 'audio':
      return `audio ${each.audioId}`;
    case 'prompt':
      return `prompt ${each.promptId}@${each.revision}`;
  }
}

function details(command: Command): string {
  switch (command.type) {
    case 'playback.start':
      return command.items.map(item).join(', ');
    case 'timer.start':
      return String(command.durationMs);
    case 'http.request':
      return `${command.method} ${reveal(command.url)}`;
    case 'dial.start':
      return command.destination.kind === 'number' ? command.destination.number : command.destination.address;
    case 'recording.start':
      return String(command.durationMsMax);
    case 'queue.join':
      return `${command.queueId} ${command.priority}${command.vip ? ' vip' : ''}`;
    case 'queue.change':
      return `#${command.target} ${JSON.stringify([command.priority, command.vip, command.rings])}`;
    case 'queue.ask':
    case 'agent.connect':
      return `#${command.target}`;
    case 'agent.call':
      return command.agentId;
    case 'callback.promise':
      return `${command.queueId} ${quoted(command.number)}${command.from === null ? '' : ` from #${command.from}`}`;
    case 'call.record':
      return command.action;
    case 'satisfaction.record':
      return `${command.score}/${command.scoreMax}`;
    case 'table.look_up':
      return `${command.tableId} ${quoted(command.key)}`;
    case 'hours.ask':
      return command.hoursId;
    case 'announcements.ask':
      return command.hoursId ?? '';
    default:
      return '';
  }
}

/** One command as a line: `playback.start #3 en "Hello"`, `timer.cancel #4`, `call.hangup 16`. */
export function writeCommand(command: Command): string {
  if (command.type === 'call.hangup') return `${command.type} ${command.cause}`;
  if ('target' in command && cancelCommands.has(command.type)) return `${command.type} #${command.target}`;
  return `${command.type} #${command.seq} ${details(command)}`.trim();
}

/** One thing that happened as a line, and whether a transcript may leave it out. */
export function writeFact(entry: TraceEntry): { readonly text: string; readonly optional: boolean } {
  const optional = (text: string) => ({ text, optional: true });
  const needed = (text: string) => ({ text, optional: false });
  switch (entry.trace) {
    case 'node.entered':
      return optional(`entered ${entry.nodeId}`);
    case 'node.left':
      return optional(`left ${entry.nodeId} by ${entry.port}${entry.to === null ? '' : ` to ${entry.to}`}`);
    case 'state.changed':
      return optional(`state ${entry.state}`);
    case 'variable.set':
      return optional(`set ${entry.name} ${quoted(entry.value)}`);
    case 'language.set':
      return optional(`language ${entry.language}`);
    case 'flow.entered':
      return optional(`flow ${entry.flowId} entered`);
    case 'flow.left':
      return optional(`flow ${entry.flowId} left`);
    case 'failure':
      return needed(`failure ${entry.failure.code} to ${entry.handledBy}`);
    case 'event.ignored':
      return needed(`ignored ${entry.event} ${entry.why}`);
    case 'limit.reached':
      return needed(`limit ${entry.limit}`);
    case 'outstanding.swept':
      return needed(`swept ${entry.command} #${entry.seq}`);
    case 'bug':
      return needed('bug');
    case 'run.ended':
      return needed(`ended ${entry.reason}`);
  }
}
