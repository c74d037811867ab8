import type { Rule } from '../rule.ts';

export const errorHandlerMissing: Rule = {
  id: 'error_handler_missing',
  severity: 'error',
  find: ({ document, byId }) =>
    document.errorHandler === null || byId.has(document.errorHandler)
      ? []
      : [
          {
            place: { kind: 'document', path: ['errorHandler'] },
            message: { en: 'The error handler is a node that is not there.', zh: '错误处理节点不存在。' },
            fix: { label: { en: 'Use none', zh: '不使用' }, changes: [{ change: 'set_error_handler', node: null }] },
          },
        ],
};
