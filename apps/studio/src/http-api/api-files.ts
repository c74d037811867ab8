import { exportResponse } from '@/exports/server/export-response';
import type { Context } from '@/server/context';
import { PublicError } from '@/server/public-error';

/** What the HTTP API hands out that is no JSON, and therefore no procedure: a file, as it is read. */
export interface ApiFile {
  /** As in the description, below the base path. */
  readonly path: string;
  readonly pattern: RegExp;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly mediaTypes: readonly string[];
  /** @throws PublicError also where there is no such file */
  respond(context: Context, id: string): Promise<Response>;
}

export const apiFiles: readonly ApiFile[] = [
  {
    path: '/exports/{id}/file',
    pattern: /^\/exports\/([^/]+)\/file$/,
    tags: ['Exports'],
    summary: 'The file of an export that is done',
    mediaTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
    respond: async (context, id) => {
      const response = await exportResponse(context, id);
      if (response.status !== 404) return response;
      throw new PublicError('NOT_FOUND', 'no_such_file', {
        en: 'There is no such file: the export is not done yet, was not asked for with this key’s account, or is over.',
        zh: '没有此文件：导出尚未完成、不是由此密钥所属账户发起，或已过期。',
      });
    },
  },
];
