import type { Locale } from '@patchbay/flow-schema';

const en = {
  usage: `Usage: patchbay flow <command> [options]

  check <file ...>            Check flow files here, without a studio. "-" reads standard input.
  list                        List the flows of the studio.
  export <flow> [--out file]  Write a flow's draft as a file.
  import <file> [--name n]    Make a new flow from a file: of Patchbay, Twilio Studio or Amazon Connect.
         [--report text|json] Say what became of every step. [--dry-run] Only that, nothing is made.
  publish <flow> [--note n]   Publish a flow's draft: new calls get it from now on, or once another person has approved it.
  versions <flow>             List the published versions of a flow.
  diff <file> <file>          What differs in meaning between two files. Needs no studio.
  diff <flow>                 The same between what is published and the draft. [--from side] [--to side] Other sides:
                              the number of a version, published, or draft.
  test <file|flow ...>        Play the scenarios of flows. Files are played here, flows of the studio there.
         [--all] [--junit file] All flows of the studio; the results for a pipeline. [--with id=file] A flow that a file enters.
  cover <file> [--out file]   The flow with scenarios for every port that none covers yet. Needs no studio.
  outline <file> [--out file] What happens to a call, in plain words. Needs no studio.
  picture <file> [--out file] The flow as drawn, as SVG. Needs no studio.

<flow> is an id or the whole name of a flow.

Options
  --json        Answer as JSON.
  --url <url>   The studio; otherwise PATCHBAY_URL, or what credentials.json says.
  --help        This text.

The studio is reached with PATCHBAY_URL and PATCHBAY_API_KEY; without them, with the credentials.json of this machine
(in PATCHBAY_HOME, otherwise .patchbay).

Exit codes: 0 done, 1 the flow has errors or a scenario fails, 2 wrong command line or unreadable file, 3 the studio refuses or is away,
4 nothing is published yet: another person has to approve it.`,
  unknownCommand: (command: string) => `There is no command "${command}".`,
  missingArgument: (what: string) => `${what} is missing.`,
  badReport: (form: string) => `"${form}" is no form of a report: write text or json.`,
  tooMany: (extra: string) => `"${extra}" is one argument too many.`,
  aFile: 'A file',
  aFlow: 'The flow',
  aFileOrFlow: 'A file or a flow',
  unreadableFile: (path: string, why: string) => `${path} cannot be read: ${why}`,
  unwritableFile: (path: string, why: string) => `${path} cannot be written: ${why}`,
  fine: 'no problems',
  counts: (errors: number, warnings: number) =>
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  figures: (seconds: number, keys: number, depth: number) =>
    `longest way to a person ${seconds} s, up to ${keys} ${keys === 1 ? 'key' : 'keys'}; menu depth ${depth}`,
  error: 'error',
  warning: 'warning',
  migrated: (steps: string) => `updated from an older release: ${steps}`,
  noStudio: (path: string) =>
    `No studio is named. Set PATCHBAY_URL and PATCHBAY_API_KEY, or run this where Patchbay was started (${path} does not exist).`,
  noKey: 'PATCHBAY_API_KEY is missing. Make a key in the studio under API keys.',
  badCredentials: (path: string) => `${path} is not what Patchbay wrote there.`,
  unreachable: (url: string, why: string) => `The studio at ${url} cannot be reached: ${why}`,
  notStudio: (url: string) => `What answers at ${url} is no Patchbay studio.`,
  flowUnknown: (flow: string) => `There is no flow with the id or name "${flow}". "patchbay flow list" shows them.`,
  flowAmbiguous: (name: string, ids: string) => `Several flows have the name "${name}": ${ids}. Use the id.`,
  exported: (name: string, path: string) => `"${name}" was written to ${path}`,
  imported: (id: string) => `Imported as a new flow with the id ${id}. It is a draft until it is published.`,
  published: (name: string, number: number) =>
    `"${name}" is published as number ${number}. New calls get it from now on.`,
  proposed: (name: string, id: string) =>
    `"${name}" is proposed as ${id}. New calls get it once another person has approved it.`,
  sameMeaning: 'Nothing differs in meaning.',
  neverPublished: (name: string) => `"${name}" was never published.`,
  parts: {
    flow: 'flow',
    variables: 'variable',
    nodes: 'step',
    heard: 'heard',
    edges: 'way',
    scenarios: 'scenario',
  },
  noFlows: 'There are no flows yet.',
  draftOnly: 'draft',
  badWith: (given: string) => `"${given}" does not say which flow is entered: write <flow id>=<file>.`,
  noScenarios: (flow: string) => `${flow}: no scenarios`,
  tested: (flow: string, count: number, failed: number) =>
    `${flow}: ${count} ${count === 1 ? 'scenario' : 'scenarios'}, ${failed === 0 ? 'all passed' : `${failed} failed`}`,
  isRequired: ' (required)',
  atStep: (step: number, what: string) => `step ${step}: ${what}`,
  expected: (what: string) => `expected: ${what}`,
  got: (what: string) => `instead:  ${what}`,
  covered: (covered: number, total: number) =>
    `${covered} of ${total} ports covered (${total === 0 ? 100 : Math.floor((covered / total) * 100)} %)`,
  notCovered: (ports: readonly string[]) => `; not: ${ports.join(', ')}`,
};

type Texts = typeof en;

const zh: Texts = {
  usage: `用法：patchbay flow <命令> [选项]

  check <文件 ...>            在本地检查流程文件，无需连接工作室；“-” 表示标准输入。
  list                        列出工作室中的流程。
  export <流程> [--out 文件]  将流程草稿写入文件。
  import <文件> [--name 名称] 用文件新建流程：Patchbay、Twilio Studio 或 Amazon Connect 的流程。
         [--report text|json] 报告每个步骤的结果；[--dry-run] 仅报告，不新建。
  publish <流程> [--note 说明] 发布流程草稿，新的通话将使用它；如须批准，则在他人批准后生效。
  versions <流程>             列出流程已发布的版本。
  diff <文件> <文件>          两个文件在含义上的差别，无需连接工作室。
  diff <流程>                 已发布版本与草稿的差别。[--from 一侧] [--to 一侧] 指定其他版本：
                              版本号、published 或 draft。
  test <文件|流程 ...>        运行流程的场景：文件在本地运行，工作室的流程在工作室运行。
         [--all] [--junit 文件] 工作室的所有流程；供流水线读取的结果。[--with 编号=文件] 文件所进入的子流程。
  cover <文件> [--out 文件]   为尚未覆盖的端口补充场景后的流程，无需连接工作室。
  outline <文件> [--out 文件] 用文字说明来电流程，无需连接工作室。
  picture <文件> [--out 文件] 将流程图输出为 SVG，无需连接工作室。

<流程> 为流程编号或完整名称。

选项
  --json        以 JSON 输出。
  --url <网址>  工作室地址；默认取 PATCHBAY_URL 或 credentials.json。
  --help        显示本说明。

通过 PATCHBAY_URL 和 PATCHBAY_API_KEY 连接工作室；未设置时使用本机的 credentials.json
（位于 PATCHBAY_HOME，默认 .patchbay）。

退出码：0 完成，1 流程有错误或场景未通过，2 命令行有误或文件无法读取，3 工作室拒绝或无法连接，4 尚未发布，须由他人批准。`,
  unknownCommand: (command) => `没有命令“${command}”。`,
  missingArgument: (what) => `缺少${what}。`,
  badReport: (form) => `“${form}”不是报告格式：请写 text 或 json。`,
  tooMany: (extra) => `多余的参数“${extra}”。`,
  aFile: '文件',
  aFlow: '流程',
  aFileOrFlow: '文件或流程',
  unreadableFile: (path, why) => `无法读取 ${path}：${why}`,
  unwritableFile: (path, why) => `无法写入 ${path}：${why}`,
  fine: '没有问题',
  counts: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
  figures: (seconds, keys, depth) => `到达人工的最长路径 ${seconds} 秒，最多 ${keys} 次按键；菜单层数 ${depth}`,
  error: '错误',
  warning: '警告',
  migrated: (steps) => `已从旧版本更新：${steps}`,
  noStudio: (path) =>
    `未指定工作室。请设置 PATCHBAY_URL 和 PATCHBAY_API_KEY，或在启动 Patchbay 的目录中运行（${path} 不存在）。`,
  noKey: '缺少 PATCHBAY_API_KEY。请在工作室的“API 密钥”页面创建。',
  badCredentials: (path) => `${path} 的内容不是 Patchbay 写入的。`,
  unreachable: (url, why) => `无法连接工作室 ${url}：${why}`,
  notStudio: (url) => `${url} 不是 Patchbay 工作室。`,
  flowUnknown: (flow) => `没有编号或名称为“${flow}”的流程。可用 “patchbay flow list” 查看。`,
  flowAmbiguous: (name, ids) => `有多个名为“${name}”的流程：${ids}。请使用编号。`,
  exported: (name, path) => `“${name}”已写入 ${path}`,
  imported: (id) => `已导入为新流程，编号 ${id}。发布之前为草稿。`,
  published: (name, number) => `“${name}”已发布为第 ${number} 版，新的通话将使用它。`,
  proposed: (name, id) => `已提议发布“${name}”（${id}），他人批准后新的通话将使用它。`,
  sameMeaning: '含义上没有差别。',
  neverPublished: (name) => `“${name}”尚未发布过。`,
  parts: {
    flow: '流程',
    variables: '变量',
    nodes: '步骤',
    heard: '播放内容',
    edges: '走向',
    scenarios: '场景',
  },
  noFlows: '还没有流程。',
  draftOnly: '草稿',
  badWith: (given) => `“${given}”未说明进入的是哪个流程：请写 <流程编号>=<文件>。`,
  noScenarios: (flow) => `${flow}：没有场景`,
  tested: (flow, count, failed) => `${flow}：${count} 个场景，${failed === 0 ? '全部通过' : `${failed} 个未通过`}`,
  isRequired: '（必需）',
  atStep: (step, what) => `第 ${step} 步：${what}`,
  expected: (what) => `预期：${what}`,
  got: (what) => `实际：${what}`,
  covered: (covered, total) =>
    `端口覆盖 ${covered}/${total}（${total === 0 ? 100 : Math.floor((covered / total) * 100)} %）`,
  notCovered: (ports) => `；未覆盖：${ports.join('、')}`,
};

export type { Texts };

/** The language of the terminal, as POSIX names it. */
export function localeOf(env: Readonly<Record<string, string | undefined>>): Locale {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function textsOf(locale: Locale): Texts {
  return locale === 'zh' ? zh : en;
}
