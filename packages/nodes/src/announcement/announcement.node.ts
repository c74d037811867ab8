import { defineNodeType, type EventOf, type NodeContext } from '@patchbay/flow-schema';
import * as z from 'zod';
import { announcedItems } from '../announcing/announced-items.ts';
import { hoursField } from '../fields/business-fields.ts';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

const configSchema = z.strictObject({
  hoursId: hoursField({
    label: text('Also those for', '同时包含'),
    help: text(
      'Announcements for these opening hours are heard here too. Empty: only those for every call and for the number that was called.',
      '此营业时间的公告也在此播放。留空则只播放面向所有来电和被叫号码的公告。',
    ),
  }),
});
type Config = z.infer<typeof configSchema>;

type SayingData = { playback: number; port: 'next' | 'closed' };

function say(context: NodeContext<Config>, { announcements }: EventOf<'announcements.told'>) {
  const port = announcements.some(({ closes }) => closes) ? 'closed' : 'next';
  const items = announcedItems(announcements, context.language);
  if (items.length === 0) return context.leave(port);
  const playback = context.emit({ type: 'playback.start', items });
  return context.stay('saying', { playback, port } satisfies SayingData);
}

/**
 * 1. Every announcement that is on and concerns the call is heard, one after the other, in the language of the call.
 * 2. Where one of them closes, the call leaves by `closed` afterwards.
 * 3. An announcement that cannot be played does not keep the call from going where it says.
 */
export const announcementNode = defineNodeType<Config>({
  type: 'announcement',
  version: 1,
  category: 'caller',
  icon: 'megaphone',
  kinds: ['voice'],
  label: text('Announcements of the day', '今日公告'),
  help: text(
    'Says what business people have switched on, such as “closed because of snow”.',
    '播放业务人员开启的公告，例如“因大雪休息”。',
  ),
  keywords: ['announcement', 'emergency', 'snow', 'closed', 'news', 'banner', '公告', '通知', '临时', '停业'],
  config: configSchema,
  defaults: () => ({ hoursId: '' }),
  ports: () => [
    { id: 'next', label: text('Next', '下一步') },
    { id: 'closed', label: text('Closed', '休息') },
    { id: 'failed', label: text('Failed', '失败'), optional: true },
  ],
  requires: () => ['answered'],
  writes: () => [],
  expressions: () => [],
  visit: () => ({ waitMsMax: 3_000 }),
  summary: (_, locale) => fill(text('Says what is switched on today', '播放今天开启的公告'), locale),
  states: ['asking', 'saying'],
  enter: (context) => {
    const { hoursId } = context.config;
    context.emit({ type: 'announcements.ask', hoursId: hoursId === '' ? null : hoursId });
    return context.stay('asking');
  },
  on: {
    asking: {
      'announcements.told': say,
      'announcements.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': 'ignored',
    },
    saying: {
      'playback.finished': (context) => context.leave((context.data as SayingData).port),
      'playback.failed': (context) => context.leave((context.data as SayingData).port),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context, state) => {
    if (state === 'saying') context.emit({ type: 'playback.stop', target: (context.data as SayingData).playback });
  },
  screens: () => ({
    reports: [{ kind: 'count', id: 'announcements', label: text('Announcements', '公告'), ports: ['next', 'closed'] }],
  }),
  migrations: [],
});
