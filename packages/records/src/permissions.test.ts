import { describe, expect, it } from 'vitest';
import { can, permissions, roles } from './permissions.ts';

describe('permissions', () => {
  it('are all granted to an admin', () => {
    expect(permissions.filter((permission) => !can('admin', permission))).toEqual([]);
  });

  it('keep managing people, keys and secrets to admins', () => {
    const others = roles.filter((role) => role !== 'admin');
    for (const permission of [
      'user.manage',
      'api_key.manage',
      'credential.edit',
      'dial_rule.edit',
      'audit.read',
    ] as const) {
      expect(others.filter((role) => can(role, permission))).toEqual([]);
    }
  });

  it('let a business user change prompts, opening hours and tables and break no flow', () => {
    for (const permission of ['prompt.publish', 'hours.publish', 'table.publish'] as const) {
      expect(can('business', permission)).toBe(true);
    }
    expect(can('business', 'flow.edit')).toBe(false);
    expect(can('business', 'call.listen_recording')).toBe(false);
  });

  it('refuse a role that does not exist', () => {
    for (const role of ['root', '', '__proto__', null, undefined]) expect(can(role, 'flow.read')).toBe(false);
  });
});
